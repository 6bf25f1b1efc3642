#!/usr/bin/env python
"""Django's command line for the tracker."""

import sys

from django.core.management import execute_from_command_line

from tracker.start import load_settings

if __name__ == "__main__":
    load_settings()
    execute_from_command_line(sys.argv)
