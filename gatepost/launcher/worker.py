"""Jobs beside the pages: `python -m gatepost.launcher.worker TAG`."""

from __future__ import annotations

import django


def main() -> None:
    django.setup()
    from gatepost.kernel.jobs.worker import work  # noqa: PLC0415  (needs Django set up)

    work()


if __name__ == "__main__":
    main()
