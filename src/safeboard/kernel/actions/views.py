"""Reporting a breach or a problem, and help."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def help_page(request: HttpRequest) -> HttpResponse:
    """What this hat can do here, and whom to ask."""
    return render(request, "actions/help.html", {})


def tell_us(request: HttpRequest) -> HttpResponse:
    """Something is wrong with a page."""
    return render(request, "actions/help.html", {})


def breach(request: HttpRequest) -> HttpResponse:
    """Report a data breach."""
    return render(request, "actions/help.html", {})
