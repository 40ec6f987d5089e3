"""The demonstration's settings over the database that the test names, as safe on the disk as an installation's."""

from __future__ import annotations

import os

from safeboard.config.settings.databases import database
from safeboard.config.settings.demo import *  # noqa: F403

DATABASES = {"default": database(os.environ["SAFEBOARD_DATABASE"])}
