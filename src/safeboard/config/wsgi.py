"""The web server's entry: checks the whole before the first request."""

from __future__ import annotations

import os

from django.core.checks import Error, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "safeboard.config.settings.production")
application = get_wsgi_application()

# Django checks nothing under a web server; an address without a rule must not be served (promise A2).
faults = [each for each in run_checks(tags=["safeboard"]) if isinstance(each, Error)]
if faults:
    raise ImproperlyConfigured("\n".join(str(each) for each in faults))
