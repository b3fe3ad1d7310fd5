"""Staff accounts and their dated roles (F6-F10): one person may be on duty, case worker and tester at once."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from gatepost.kernel.access import Role
from gatepost.kernel.ids import new_id
from gatepost.people.enums import ROLE_NAMES


class StaffAccountManager(BaseUserManager["StaffAccount"]):
    def create_account(self, *, username: str, name: str, password: str | None = None, title: str = "") -> StaffAccount:
        account = self.model(username=self.model.normalize_username(username), name=name, title=title)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> StaffAccount:
        return self.get(username=username)


class StaffAccount(AbstractBaseUser):
    """A person who signs in. `title` is the job title (大学生助理员), roles say what the account may do."""

    id = models.UUIDField(primary_key=True, default=new_id)
    username = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    title = models.CharField(max_length=60, default="")
    person = models.OneToOneField("people.Person", models.SET_NULL, null=True, related_name="account")
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[StaffAccountManager] = StaffAccountManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name


class StaffRole(models.Model):
    """A role at a place of the organisation tree, from a day to a day. It covers the stations below that place."""

    id = models.UUIDField(primary_key=True, default=new_id)
    account = models.ForeignKey(StaffAccount, models.PROTECT, related_name="roles")
    role = models.CharField(max_length=20, choices=[(role.value, label) for role, label in ROLE_NAMES.items()])
    organisation = models.ForeignKey("places.Organisation", models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    """The first day on which it no longer holds."""
    granted_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "role", "organisation"], condition=Q(until_on=None), name="people_staffrole_once_now"
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gt=F("from_on")), name="people_staffrole_forward"
            ),
            models.CheckConstraint(condition=Q(role__in=[role.value for role in Role]), name="people_staffrole_known"),
        ]
        ordering = ["from_on", "role"]
