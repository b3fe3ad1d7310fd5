from __future__ import annotations

import sys

from gatepost.cli import main

sys.exit(main())
