"""All measurements, one after the other: `python -m bench`."""

from __future__ import annotations

from bench import run_checks, run_flat, run_search

run_checks.run()
run_flat.run()
run_search.run()
