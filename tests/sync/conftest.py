"""The cast plays here too."""

from tests.cast import cast, noon

__all__ = ["cast", "noon"]
