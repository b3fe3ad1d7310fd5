"""The left navigation: jobs, each with its pages. What a page asks for is said at the page, and only there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, resolve, reverse
from django.utils.translation import pgettext_lazy

from gatepost.kernel.access import Actor, Permission


@dataclass(frozen=True)
class Entry:
    """A page, by the name of its address. It is shown once it exists, to those who may open it."""

    label: Any
    name: str


@dataclass(frozen=True)
class Job:
    label: Any
    icon: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class ShownEntry:
    label: Any
    url: str
    is_here: bool


@dataclass(frozen=True)
class ShownJob:
    """A job with one page is a link to it; the pages of a job are listed while one of them is open."""

    label: Any
    icon: str
    entries: tuple[ShownEntry, ...]
    is_open: bool

    @property
    def url(self) -> str:
        return self.entries[0].url

    @property
    def is_here(self) -> bool:
        return len(self.entries) == 1 and self.entries[0].is_here


JOBS: tuple[Job, ...] = (
    Job(pgettext_lazy("navigation", "Now"), "home", (Entry(pgettext_lazy("navigation", "Now"), "desk:board"),)),
    Job(
        pgettext_lazy("navigation", "Gate post"),
        "shield-check",
        (
            Entry(pgettext_lazy("navigation", "Check a pass"), "gate:check"),
            Entry(pgettext_lazy("navigation", "Passages"), "gate:passages"),
            Entry(pgettext_lazy("navigation", "Passes"), "gate:passes"),
            Entry(pgettext_lazy("navigation", "Visitors"), "gate:visits"),
            Entry(pgettext_lazy("navigation", "Inside now"), "gate:inside"),
            Entry(pgettext_lazy("navigation", "Instructions"), "gate:instructions"),
            Entry(pgettext_lazy("navigation", "Hand-overs"), "gate:handovers"),
            Entry(pgettext_lazy("navigation", "Signing keys"), "gate:keys"),
            Entry(pgettext_lazy("navigation", "Devices"), "desk:devices"),
        ),
    ),
    Job(
        pgettext_lazy("navigation", "Returnee sweep"),
        "users-group",
        (
            Entry(pgettext_lazy("navigation", "Ledger"), "returnees:ledger"),
            Entry(pgettext_lazy("navigation", "Gaps"), "returnees:gaps"),
        ),
    ),
    Job(
        pgettext_lazy("navigation", "Roster"),
        "calendar-week",
        (
            Entry(pgettext_lazy("navigation", "Week"), "roster:week"),
            Entry(pgettext_lazy("navigation", "Call-outs"), "roster:callouts"),
        ),
    ),
    Job(
        pgettext_lazy("navigation", "Supplies"),
        "package",
        (
            Entry(pgettext_lazy("navigation", "Stock"), "supplies:stock"),
            Entry(pgettext_lazy("navigation", "Shelf"), "supplies:shelf"),
        ),
    ),
    Job(
        pgettext_lazy("navigation", "Errands"),
        "truck-delivery",
        (
            Entry(pgettext_lazy("navigation", "Open errands"), "errands:open"),
            Entry(pgettext_lazy("navigation", "Rounds"), "errands:rounds"),
        ),
    ),
    Job(
        pgettext_lazy("navigation", "Advice"),
        "message-question",
        (
            Entry(pgettext_lazy("navigation", "Answers"), "advice:answers"),
            Entry(pgettext_lazy("navigation", "Enquiries"), "advice:enquiries"),
        ),
    ),
    Job(
        pgettext_lazy("navigation", "Testing"),
        "test-pipe",
        (Entry(pgettext_lazy("navigation", "Campaigns"), "screening:campaigns"),),
    ),
    Job(
        pgettext_lazy("navigation", "Relief"),
        "heart-handshake",
        (Entry(pgettext_lazy("navigation", "Cases"), "relief:cases"),),
    ),
    Job(
        pgettext_lazy("navigation", "Party branch"),
        "flag",
        (
            Entry(pgettext_lazy("navigation", "Meetings"), "branch:meetings"),
            Entry(pgettext_lazy("navigation", "Members"), "branch:members"),
        ),
    ),
    Job(
        pgettext_lazy("navigation", "Reports"),
        "report",
        (
            Entry(pgettext_lazy("navigation", "Figures"), "reports:figures"),
            Entry(pgettext_lazy("navigation", "Half-year report"), "reports:narrative"),
        ),
    ),
    Job(
        pgettext_lazy("navigation", "Places"),
        "building-community",
        (
            Entry(pgettext_lazy("navigation", "Compounds"), "places:compounds"),
            Entry(pgettext_lazy("navigation", "Posts"), "places:posts"),
            Entry(pgettext_lazy("navigation", "Organisations"), "places:organisations"),
            Entry(pgettext_lazy("navigation", "Areas"), "places:areas"),
        ),
    ),
    Job(
        pgettext_lazy("navigation", "People"),
        "users",
        (
            Entry(pgettext_lazy("navigation", "Residents"), "people:persons"),
            Entry(pgettext_lazy("navigation", "Possibly the same"), "people:alike"),
            Entry(pgettext_lazy("navigation", "Enterprises"), "people:enterprises"),
            Entry(pgettext_lazy("navigation", "Requests"), "people:requests"),
            Entry(pgettext_lazy("navigation", "Import sheets"), "people:imports"),
        ),
    ),
    Job(
        pgettext_lazy("navigation", "Rules"),
        "adjustments",
        (
            Entry(pgettext_lazy("navigation", "Emergency"), "emergencies:home"),
            Entry(pgettext_lazy("navigation", "Policy versions"), "emergencies:policies"),
        ),
    ),
    Job(
        pgettext_lazy("navigation", "Staff"),
        "id-badge-2",
        (
            Entry(pgettext_lazy("navigation", "Accounts"), "people:staff"),
            Entry(pgettext_lazy("navigation", "Who did what"), "desk:audit"),
            Entry(pgettext_lazy("navigation", "Backups"), "desk:backups"),
        ),
    ),
)


def visible_jobs(actor: Actor, *, here: str) -> list[ShownJob]:
    """`here` is the name of the page that is open. A job without any page for this person is left out."""
    shown = [_shown_job(job, actor, here) for job in JOBS]
    return [job for job in shown if job.entries]


def _shown_job(job: Job, actor: Actor, here: str) -> ShownJob:
    entries = tuple(
        ShownEntry(entry.label, url, entry.name == here)
        for entry in job.entries
        if (url := address_for(actor, entry.name))
    )
    return ShownJob(job.label, job.icon, entries, is_open=_is_open(job, here))


def _is_open(job: Job, here: str) -> bool:
    """Also on a page below, such as one pass: it lives under the same first word."""
    namespace = here.partition(":")[0]
    named = {entry.name for entry in job.entries}
    return here in named or (namespace in {name.partition(":")[0] for name in named} and not _is_entry(here))


def _is_entry(name: str) -> bool:
    return any(name == entry.name for job in JOBS for entry in job.entries)


def address_for(actor: Actor, name: str) -> str:
    """Empty while the page does not exist or this person may not open it."""
    try:
        url = reverse(name)
    except NoReverseMatch:
        return ""
    permission: Permission | None = getattr(resolve(url).func, "permission", None)
    return url if permission is None or actor.may(permission) else ""
