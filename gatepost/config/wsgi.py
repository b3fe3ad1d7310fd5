"""What granian serves."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gatepost.config.settings")

application = get_wsgi_application()

# What is loaded now stays: the collector need not walk through it while a gate waits.
gc.collect()
gc.freeze()
