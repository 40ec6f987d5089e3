"""Start pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """The start page of whoever is signed in (pages.md 2b)."""
    return render(request, "reporting/home.html", {})
