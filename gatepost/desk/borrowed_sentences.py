"""What Django says beside a field, which we say in our own words: what is wrong and what would be right, politely.

The sentences are named here so that the check of translations knows them; our modules stand before Django's, so ours are shown.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

BORROWED = (
    _("This field is required."),
    _("Enter a valid date."),
    _("Enter a valid time."),
    _("Enter a valid date/time."),
    _("Enter a whole number."),
    _("Enter a number."),
    _("Select a valid choice. %(value)s is not one of the available choices."),
    _("Select a valid choice. That choice is not one of the available choices."),
    _("Ensure this value is less than or equal to %(limit_value)s."),
    _("Ensure this value is greater than or equal to %(limit_value)s."),
    _("Ensure this value has at most %(limit_value)d character (it has %(show_value)d)."),
    _("Ensure this value has at least %(limit_value)d character (it has %(show_value)d)."),
    _("Null characters are not allowed."),
)
