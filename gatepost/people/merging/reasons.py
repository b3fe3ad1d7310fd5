"""Why two records may be of one person: stable words, and what they say to a clerk."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class AlikeReason(StrEnum):
    """Stored with a suggestion: values never change. Those of names first, from the surest to the least sure."""

    SAME_NAME = "same_name"
    OTHER_SCRIPT = "other_script"
    SURNAME_FORM = "surname_form"
    BESIDE_NOTE = "beside_note"
    OTHER_ORDER = "other_order"
    SAME_SOUND = "same_sound"
    IN_PINYIN = "in_pinyin"
    CHARACTER_MISSING = "character_missing"
    LOOKS_ALIKE = "looks_alike"
    SPELT_ALIKE = "spelt_alike"
    PART_OF_NAME = "part_of_name"
    SOUND_BESIDE_TONE = "sound_beside_tone"
    SURNAME_AND_TITLE = "surname_and_title"
    NEWBORN = "newborn"

    SAME_BIRTH = "same_birth"
    SAME_PHONE = "same_phone"
    SHARED_PHONE = "shared_phone"
    SAME_DOOR = "same_door"
    BIRTH_SWAPPED = "birth_swapped"
    BIRTH_LUNAR = "birth_lunar"
    BIRTH_YEAR = "birth_year"
    BIRTH_DIGIT = "birth_digit"


R = AlikeReason
REASON_SENTENCES = {
    R.SAME_NAME: _("the same name"),
    R.OTHER_SCRIPT: _("the same name, once in traditional characters"),
    R.SURNAME_FORM: _("the same name, with the family name in its other form"),
    R.BESIDE_NOTE: _("the same name, beside a title or a note"),
    R.OTHER_ORDER: _("the same words in another order"),
    R.SAME_SOUND: _("the name sounds the same, tones too"),
    R.IN_PINYIN: _("one name is the pinyin of the other"),
    R.CHARACTER_MISSING: _("the same name, with a character that is missing in one record"),
    R.LOOKS_ALIKE: _("the names differ in one character that looks like the other"),
    R.SPELT_ALIKE: _("a long name, spelt almost the same"),
    R.PART_OF_NAME: _("one record has only a part of the name"),
    R.SOUND_BESIDE_TONE: _("the name sounds the same but for the tones"),
    R.SURNAME_AND_TITLE: _("one record has only the family name and a title"),
    R.NEWBORN: _("one record is of a newborn without a name"),
    R.SAME_BIRTH: _("born on the same day"),
    R.SAME_PHONE: _("the same phone"),
    R.SHARED_PHONE: _("the same phone, which others of the household have too"),
    R.SAME_DOOR: _("behind the same door"),
    R.BIRTH_SWAPPED: _("birth dates with day and month exchanged"),
    R.BIRTH_LUNAR: _("one birth date is the other one in the lunar calendar"),
    R.BIRTH_YEAR: _("of one record only the year of birth is known, and it fits"),
    R.BIRTH_DIGIT: _("birth dates that differ in one digit"),
}
