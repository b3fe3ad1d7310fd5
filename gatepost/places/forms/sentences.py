"""Refusals as sentences: what is wrong, and what to do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "name_taken": _("There is one of this name already. Choose another name, or open that one."),
    "not_here": _("This does not belong to your station. Choose one from the list."),
    "belongs_to_others": _(
        "Other stations stand under this body too, so it cannot be changed here. Ask the body itself."
    ),
    "serves_others": _(
        "Other stations serve this area too, so its code cannot be withdrawn here. Ask who leads all of them."
    ),
    "branch_taken": _("Another station has this branch already. Choose your own branch."),
    "address_not_served": _("The station's address is a door in one of its compounds. Choose such a door."),
    "code_shape": _(
        "The code does not fit the level: 6 digits down to the district, 9 for a street, 12 for a committee."
    ),
    "code_taken": _("This code is valid already. Withdraw the old one first, or correct the number."),
    "code_still_valid_then": _("The code was still in use on that day under another name. Choose a later day."),
    "withdrawn_already": _("This code has been withdrawn already."),
    "before_it_began": _("That is before it began. Choose a later time."),
    "own_successor": _("An area cannot follow itself. Choose the areas that took its place."),
    "so_already": _("It is so already. Someone else may have changed it a moment ago."),
    "hours_backward": _("Give both times, the closing time after the opening time; or leave both empty for all day."),
    "in_the_future": _("That is in the future. Choose a time up to now."),
    "one_stands_there": _("A post stands at this entrance already. End that one first, or choose another entrance."),
    "has_ended": _("This post has ended already."),
    "no_doors": _("This makes no door. Give at least one floor and one room."),
    "too_many_doors": _("That would be more than 2,000 doors. Check the numbers of units, floors and rooms."),
    "too_many_at_once": _("That would be more than 20,000 doors at once. Make fewer buildings at a time."),
    "other_building": _("This address names another building. Write only unit and room, or open that building."),
    "door_taken": _("This door is there already."),
}
