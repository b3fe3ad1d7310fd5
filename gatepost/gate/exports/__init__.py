"""Lists of the gate as rows of a sheet: what stands on the page, masked as there, all pages of it."""

from __future__ import annotations

from gatepost.gate.exports.inside import INSIDE_COLUMNS, inside_rows_of
from gatepost.gate.exports.passages import PASSAGE_COLUMNS, passage_rows
from gatepost.gate.exports.passes import PASS_COLUMNS, pass_rows

__all__ = ["INSIDE_COLUMNS", "PASSAGE_COLUMNS", "PASS_COLUMNS", "inside_rows_of", "pass_rows", "passage_rows"]
