from __future__ import annotations

from tests.cast import cast as cast
from tests.cast import noon as noon
