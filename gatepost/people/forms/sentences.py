"""Refusals as sentences: what is wrong, and what to do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "paper_wrong": _("The number of the paper is wrong. Compare it with the paper."),
    "already_registered": _("Somebody with this number is registered already. Open that record."),
    "birth_differs": _("The number says another birth date. Correct one of them, or leave this empty."),
    "sex_differs": _("The number says another sex. Correct one of them, or leave this empty."),
    "born_in_future": _("This birth date is in the future. Choose an earlier day."),
    "no_such_door": _("There is no such door on the register. Add it to its building first."),
    "in_the_future": _("That day is in the future. Choose a day up to today."),
    "has_left_already": _("This person has moved out already."),
    "before_it_began": _("That is before it began. Choose a later day."),
    "has_ended": _("It has ended already."),
    "not_here": _("This is not on your station's register. Choose one from the list."),
    "no_second_factor": _("This colleague has no second factor. Nothing was taken away."),
    "credit_code_wrong": _("The credit code is wrong. Compare it with the licence, or leave it empty."),
    "code_taken": _("An enterprise with this credit code is registered already. Search for it."),
    "works_there_already": _("This person works there already."),
    "not_now": _("This sheet has gone on in the meantime. Load the page anew to see how far it is."),
    "field_twice": _("Two columns are meant to be the same. Choose another meaning for one of them."),
    "column_missing": _("A column that is needed has not been chosen. Say which one it is."),
    "nothing_to_decide": _("Nothing is to be decided about this row any more. Load the page anew."),
    "file_is_gone": _("The file was destroyed after use. Ask who sent it for the sheet."),
    "same_record": _("These are not two records but one. Choose another one."),
    "merged_already": _("One of these records is there no more: a colleague merged it just now. Go back to the list."),
    "changed_since": _("One of the records was changed in the meantime. Look at both once more, then decide."),
    "said_different": _("A colleague said that these are two people. Take that back first if it was a mistake."),
    "two_numbers": _(
        "Two numbers of the same kind of paper are two people. Correct the record whose number is wrong first."
    ),
    "import_running": _("A sheet is being read just now. Try again when it is done."),
    "merge_undone": _("This merge was taken back already."),
    "merged_on": _("Another merge came after this one. Take the later one back first."),
    "paper_taken": _(
        "The number of the paper that would come back now stands on another record. Correct that one first."
    ),
    "answer_missing": _("Say what was answered, so that it can be read up later."),
    "nobody_chosen": _("This request names nobody on the register. Answer that nothing is kept, or take it in anew."),
    "still_needed": _(
        "This person is a colleague with an account, or has a political history, and is not destroyed. Refuse with the reason."
    ),
    "already_set_up": _("This post is set up already. Sign in."),
    "username_taken": _("This sign-in name is taken. Choose another one."),
    "person_has_account": _("This person has an account already."),
    "not_yourself": _("Nobody decides over their own account. Ask another lead."),
    "works_elsewhere": _("This colleague also works for stations that you do not lead. Ask the administrator."),
    "not_yours_to_give": _(
        "A role there would hold for stations that you do not lead. Choose a body of your own station."
    ),
    "has_it_already": _("This colleague has that role there already."),
}
