"""The command `safeboard`."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run a command of Safeboard or of Django with the settings of this installation."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "safeboard.config.settings.demo")
    execute_from_command_line(["safeboard", *sys.argv[1:]])


if __name__ == "__main__":
    main()
