"""A list of colleagues as accounts with roles. Every row goes through the actions of a lead's page, each by itself in a savepoint.

A dry run does all of it and takes all of it back: so it finds what the actions would refuse, and nothing is said twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gatepost.kernel import clock
from gatepost.kernel.access import Permission, Role
from gatepost.kernel.plain_text import plain
from gatepost.kernel.sheets.importing import Asked, ImportKind, ImportTask, Problem, RowResult, RowVerdict
from gatepost.people.access import may_edit_staff
from gatepost.people.actions.staff import create_account, edit_account
from gatepost.people.actions.staff_roles import grant_role
from gatepost.people.imports.problems import of_person, sentence
from gatepost.people.imports.staff_fields import STAFF_FIELDS
from gatepost.people.imports.staff_lines import StaffLine, StaffReader
from gatepost.people.models import StaffAccount, StaffRole
from gatepost.people.queries.staff import accounts_of, organisations_to_give
from gatepost.people.refusals import PeopleRefused
from gatepost.places.models import Station


def run_staff(task: ImportTask) -> Iterator[RowResult]:
    """To the end at once: what the caller writes between two rows is not to be taken back with them."""
    may_edit_staff(task.by)
    run = _Run(task)
    with transaction.atomic():
        results = [run.one(run.reader.read(row)) for row in task.lines]
        if not task.carries_out:
            transaction.set_rollback(True)
    yield from results


class _Run:
    def __init__(self, task: ImportTask) -> None:
        self._task, self._day = task, clock.local(task.at).date()
        led = {place for place in task.by.stations if task.by.may(Permission.EDIT_STAFF, place)}
        bodies = organisations_to_give(led, task.station_id)
        self.reader = StaffReader(
            bodies={plain(body.name): body.id for body in bodies},
            own_body=Station.objects.values_list("organisation_id", flat=True).get(pk=task.station_id),
            year=task.settings.year,
            since_1904=task.since_1904,
        )
        self._told_in: dict[str, tuple[int, str]] = {}
        """By sign-in name the row that told of it, and its job title."""

    def one(self, line: StaffLine) -> RowResult:
        if line.problems:
            return _refused(line, *line.problems)
        try:
            with transaction.atomic():
                return self._taken(line)
        except PeopleRefused as refused:
            return _refused(line, of_person(refused.reason, refused.field or ""))

    def _taken(self, line: StaffLine) -> RowResult:
        known = StaffAccount.objects.filter(username=line.username).first()
        if known is None:
            return self._made(line)
        if not accounts_of(self._task.station_id).filter(pk=known.pk).exists():
            raise PeopleRefused("username_taken", "username")
        if known.name != line.name:
            return _refused(line, Problem("account_of_another", "name"))
        if not known.is_active:
            return _refused(line, Problem("account_locked", "username"))
        above, title = self._told_in.get(line.username, (0, ""))
        if above and title and line.title and title != line.title:
            return _refused(line, Problem("twice_in_sheet", of=str(above)))
        return self._changed(line, known, above)

    def _made(self, line: StaffLine) -> RowResult:
        """Nobody signs in before a lead has given a first password, by word of mouth."""
        if not line.roles:
            return _refused(line, Problem("role_missing", "role"))
        row = create_account(
            username=line.username,
            name=line.name,
            password=None,
            title=line.title,
            role=line.roles[0],
            organisation_id=self._body(line),
            from_on=self._first_day(line),
            until_on=line.until_on,
            by=self._task.by,
            at=self._task.at,
        )
        self._give(line, row, line.roles[1:])
        return self._result(line, RowVerdict.NEW, row.id, (), (Problem("first_password"),))

    def _changed(self, line: StaffLine, known: StaffAccount, above: int) -> RowResult:
        changes = []
        if line.title and line.title != known.title:
            edit_account(
                account_id=known.id,
                name=known.name,
                title=line.title,
                person_id=known.person_id,
                by=self._task.by,
                at=self._task.at,
            )
            changes.append("title")
        if self._give(line, known, line.roles):
            changes.append("role")
        if changes:
            return self._result(line, RowVerdict.CHANGED, known.id, tuple(changes))
        again = (Problem("as_row", of=str(above)),) if above else ()
        return self._result(line, RowVerdict.SAME, known.id, (), again)

    def _give(self, line: StaffLine, account: StaffAccount, roles: tuple[Role, ...]) -> bool:
        """A role that was ended is not given back by a sheet that tells its old beginning."""
        held = StaffRole.objects.filter(account=account, organisation_id=self._body(line))
        known = {(one.role, one.from_on) for one in held}
        lasting = {one.role for one in held if one.until_on is None or one.until_on > self._day}
        first = self._first_day(line)
        new = [role for role in roles if role.value not in lasting and (role.value, first) not in known]
        for role in new:
            grant_role(
                account_id=account.id,
                role=role,
                organisation_id=self._body(line),
                from_on=first,
                until_on=line.until_on,
                by=self._task.by,
                at=self._task.at,
            )
        return bool(new)

    def _result(
        self,
        line: StaffLine,
        verdict: RowVerdict,
        account_id: UUID,
        changes: tuple[str, ...] = (),
        problems: tuple[Problem, ...] = (),
    ) -> RowResult:
        self._told_in[line.username] = (line.number, line.title)
        return RowResult(line.number, verdict, line.masked, problems, changes, account_id)

    def _first_day(self, line: StaffLine) -> date:
        return line.from_on or self._day

    def _body(self, line: StaffLine) -> UUID:
        return line.organisation_id or self.reader.own_body


def _refused(line: StaffLine, *problems: Problem) -> RowResult:
    return RowResult(line.number, RowVerdict.REFUSED, line.masked, problems)


STAFF = ImportKind(
    name="staff",
    label=_("Colleagues' accounts"),
    permission=Permission.EDIT_STAFF,
    fields=STAFF_FIELDS,
    run=run_staff,
    sentence=sentence,
    needs_one_of=(("username",), ("name",)),
    asks=(Asked.YEAR,),
    subject_page="people:staff_member",
    help=_(
        "Sign-in name, name, job title and roles. Leave passwords out: a lead gives the first one by word of mouth."
    ),
)
