"""The embedded PostgreSQL: started, joined, stopped."""

from __future__ import annotations

from gatepost.kernel.cluster.errors import ClusterError, NoAccount, NoBinaries, StartFailed, StopFailed
from gatepost.kernel.cluster.roles import APP, OWNER
from gatepost.kernel.cluster.supervisor import Cluster

__all__ = ["APP", "OWNER", "Cluster", "ClusterError", "NoAccount", "NoBinaries", "StartFailed", "StopFailed"]
