"""What can go wrong with the embedded PostgreSQL. Every message is a sentence for the person at the terminal."""

from __future__ import annotations


class ClusterError(Exception):
    """The embedded PostgreSQL cannot do what was asked."""


class NoBinaries(ClusterError):
    """This machine has no PostgreSQL that we could run."""


class NoAccount(ClusterError):
    """PostgreSQL refuses to run as root, and no other account is there to run it."""


class StartFailed(ClusterError):
    """PostgreSQL did not start; the message carries the last lines of its log."""


class StopFailed(ClusterError):
    """PostgreSQL did not stop in time."""
