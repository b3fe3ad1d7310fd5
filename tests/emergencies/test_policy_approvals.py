"""The chair of the street's union approves a version of the policy (F10)."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import reverse

from gatepost.emergencies.actions import EmergencyRefused, approve_policy
from gatepost.emergencies.models import PolicyApproval, PolicyVersion
from gatepost.emergencies.queries import approvals_of
from gatepost.kernel.access import NotAllowed, Role
from gatepost.kernel.models import AuditLine
from gatepost.kernel.tenancy import seeing
from gatepost.people.models import StaffAccount
from tests.cast import Cast
from tests.factories import NOON, actor_of, at_noon, make_staff, sign_in
from tests.ground.counting import statements_for
from tests.words import in_chinese


@pytest.fixture
def version(cast: Cast) -> PolicyVersion:
    return cast.house.station.policies.get(emergency__isnull=False)


@pytest.fixture
def chair(cast: Cast) -> StaffAccount:
    return make_staff(Role.UNION_CHAIR, cast.house.station.organisation.parent, username="chair", name="明远山")


def address(name: str, version: PolicyVersion) -> str:
    return reverse(f"emergencies:{name}", args=[version.id])


@pytest.mark.proves("F10")
def test_the_chair_approves_a_version_and_everybody_who_reads_it_sees_so(
    cast: Cast, client: Client, chair: StaffAccount, version: PolicyVersion
) -> None:
    sign_in(client, chair)
    assert in_chinese("Approve this version") in client.get(address("policy", version)).content.decode()
    client.post(address("approve_policy", version))
    page = sign_in(client, cast.bob).get(address("policy", version)).content.decode()
    assert [word in page for word in (in_chinese("Approved by"), "明远山")] == [True, True]


def test_an_approval_says_who_and_when_and_writes_its_line(chair: StaffAccount, version: PolicyVersion) -> None:
    approve_policy(version_id=version.id, by=actor_of(chair), at=at_noon(hours=1))
    assert [(one.name, one.at) for one in approvals_of(version)] == [("明远山", at_noon(hours=1))]
    line = AuditLine.objects.get(action="emergencies.approve_policy")
    assert (line.staff_id, line.subject_id, line.detail) == (chair.id, version.id, {"number": version.number})


def test_a_version_is_approved_once_by_one_and_by_several(
    cast: Cast, chair: StaffAccount, version: PolicyVersion
) -> None:
    deputy = make_staff(Role.UNION_CHAIR, cast.house.station.organisation.parent, name="舒副主席")
    for account in (chair, deputy):
        approve_policy(version_id=version.id, by=actor_of(account), at=NOON)
    with pytest.raises(EmergencyRefused, match="approved_already"):
        approve_policy(version_id=version.id, by=actor_of(chair), at=NOON)
    assert [one.name for one in approvals_of(version)] == ["明远山", "舒副主席"]


def test_nobody_approves_what_they_wrote(chair: StaffAccount, version: PolicyVersion, client: Client) -> None:
    PolicyVersion.objects.filter(pk=version.pk).update(created_by=chair.id)
    with pytest.raises(EmergencyRefused, match="own_version"):
        approve_policy(version_id=version.id, by=actor_of(chair), at=NOON)
    sign_in(client, chair)
    page = client.post(address("approve_policy", version), follow=True).content.decode()
    assert in_chinese("Nobody approves a version that they wrote. Ask another superior.") in page
    assert in_chinese("Approve this version") not in page


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.UNION_CHAIR}))
def test_who_works_at_the_post_approves_nothing(cast: Cast, client: Client, role: Role, version: PolicyVersion) -> None:
    account = make_staff(role, cast.house.station)
    with pytest.raises(NotAllowed):
        approve_policy(version_id=version.id, by=actor_of(account), at=NOON)
    assert sign_in(client, account).post(address("approve_policy", version)).status_code == 403
    assert PolicyApproval.objects.count() == 0


def test_the_chair_of_another_street_does_not_find_the_version(
    cast: Cast, client: Client, version: PolicyVersion
) -> None:
    stranger = make_staff(Role.UNION_CHAIR, cast.charlies.station.organisation.parent)
    assert sign_in(client, stranger).post(address("approve_policy", version)).status_code == 404
    with pytest.raises(PolicyVersion.DoesNotExist):
        approve_policy(version_id=version.id, by=actor_of(stranger), at=NOON)


def test_the_serving_account_takes_no_approval_back(
    cast: Cast, chair: StaffAccount, version: PolicyVersion, app_role: None
) -> None:
    with seeing([cast.house.station.id]):
        row = approve_policy(version_id=version.id, by=actor_of(chair), at=NOON)
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            row.delete()
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            PolicyApproval.objects.update(approved_at=at_noon(hours=1))


def test_three_approvals_cost_what_one_costs(cast: Cast, client: Client, version: PolicyVersion) -> None:
    def approve() -> None:
        account = make_staff(Role.UNION_CHAIR, cast.house.station.organisation.parent)
        approve_policy(version_id=version.id, by=actor_of(account), at=NOON)

    sign_in(client, cast.alice)
    approve()
    with_one = statements_for(client, address("policy", version))
    approve()
    approve()
    assert statements_for(client, address("policy", version)) == with_one
