"""The first thing every process does: read the settings, and stop with one sentence where they are wrong."""

import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


def load_settings() -> None:
    """Read the settings now. Wrong ones end the process; the sentence goes to standard error, without a traceback."""
    try:
        _ = settings.INSTALLED_APPS
    except ImproperlyConfigured as problem:
        sys.exit(f"Wrong settings: {problem}")
