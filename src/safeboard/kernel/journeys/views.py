"""Finding a child of one's own agency, the chronology, and who has looked at it (pages.md 2d)."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from safeboard.grammar.declarations.permissions import Permission
from safeboard.kernel.access import policy
from safeboard.kernel.journeys import querying, selectors, wording
from safeboard.kernel.journeys.chronology import lines_of
from safeboard.kernel.journeys.forms import FindChild, Part, PrintFor, Query
from safeboard.kernel.journeys.looking import looks_at
from safeboard.kernel.journeys.models import Episode, Person
from safeboard.kernel.journeys.permissions import QUERY, READ, WHO_LOOKED
from safeboard.kernel.journeys.sources import told
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now, today

NOBODY = "Your agency has sent no child with this number. Check it against your file."
SEVERAL = "Several children have this number but for capital letters. Write it exactly as your file has it."


def children(request: HttpRequest) -> HttpResponse:
    """Find a child, or open one from the lists of what is open now."""
    reader = request.reader  # type: ignore[attr-defined]
    form = FindChild(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = _found(request, form, READ)
        if found:
            return redirect("child", code=found.code)
    lists = selectors.open_lists(reader)
    names = [each.name for each in lists]
    first = next((each.name for each in lists if each.open), names[0] if names else "")
    chosen = request.GET.get("list", first)
    if names and chosen not in names:
        raise Http404
    page, rows = selectors.open_children(reader, chosen, request.GET.get("page"), today())
    recorder.shown(each.code for each in rows)
    here = next((each for each in lists if each.name == chosen), None)
    context = {"form": form, "lists": lists, "here": here, "page": page, "children": rows}
    return render(request, "journeys/children.html", context)


def child(request: HttpRequest, code: str) -> HttpResponse:
    """One child's chronology."""
    reader = request.reader  # type: ignore[attr-defined]
    person = _person(request, code, READ)
    recorder.shown([person.code])
    form = _part(request)
    context = {
        "person": person,
        "age": wording.age(person, today()),
        "told": selectors.chronology_of(reader, person, form.wanted()),
        "form": form,
        "may_query": policy.allows(reader, QUERY, person),
        "may_see_looks": policy.allows(reader, WHO_LOOKED, person),
    }
    return render(request, "journeys/child.html", context)


def print_child(request: HttpRequest, code: str) -> HttpResponse:
    """Ask what a printed chronology is for, then show it with the reader's name and the time at its foot."""
    reader = request.reader  # type: ignore[attr-defined]
    person = _person(request, code, READ)
    form = PrintFor(request.POST or None)
    context = {"person": person, "form": form}
    if request.method != "POST" or not form.is_valid():
        recorder.shown([person.code])
        return render(request, "journeys/print_for.html", context)
    purpose = form.cleaned_data["purpose"]
    recorder.note("journeys.print", thing="person", thing_id=code, people=[code], purpose=purpose)
    context |= {
        "age": wording.age(person, today()),
        "told": selectors.chronology_of(reader, person, selectors.Wanted()),
        "made_for": form.cleaned_data["made_for"],
        "purpose": purpose,
        "at": now(),
    }
    return render(request, "journeys/printed.html", context)


def query_entry(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Say that an entry is not this child, or that a date is wrong."""
    kind = kind.replace("-", "_")
    if kind not in querying.WORDS:
        raise Http404
    reader = request.reader  # type: ignore[attr-defined]
    visible = Episode.visible(reader, QUERY).select_related("person", "agency")
    episode = get_object_or_404(visible, pk=pk)
    recorder.shown([episode.person.code])
    form = Query(request.POST or None)
    if request.method == "POST" and form.is_valid():
        querying.query(episode, kind=kind, words=form.cleaned_data["words"], by=request.user)
        messages.success(
            request, "Thank you. Your note is kept beside the entry. The sender’s record is not changed."
        )
        return redirect("child", code=episode.person.code)
    event = selectors.event_of(reader, QUERY, episode)
    files = told(reader, episode.source, {each.receipt for each in event.statements})
    line = lines_of([event], files, starts_only=True)[0]
    context = {
        "form": form,
        "line": line,
        "kind": kind,
        "title": querying.WORDS[kind],
        "person": episode.person,
    }
    return render(request, "journeys/query.html", context)


def find_looks(request: HttpRequest) -> HttpResponse:
    """Find a child by number to see who has looked, for those who may not open the chronology."""
    form = FindChild(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = _found(request, form, WHO_LOOKED)
        if found:
            return redirect("child-who-looked", code=found.code)
    return render(request, "journeys/find_looks.html", {"form": form})


def who_looked(request: HttpRequest, code: str) -> HttpResponse:
    """Who has looked at a child; this look is on record too."""
    person = _person(request, code, WHO_LOOKED)
    recorder.shown([person.code])
    may_read = policy.allows(request.reader, READ, person)  # type: ignore[attr-defined]
    context = {"person": person, "looks": looks_at(person.code), "may_read": may_read}
    return render(request, "journeys/who_looked.html", context)


def _found(request: HttpRequest, form: FindChild, permission: Permission) -> Person | None:
    """The one child with the number that was typed; otherwise the form says what is wrong with it."""
    number = form.cleaned_data["local_id"]
    found = selectors.by_local_id(request.reader, permission, number)  # type: ignore[attr-defined]
    if len(found) == 1:
        return found[0]
    form.add_error("local_id", SEVERAL if found else NOBODY)
    return None


def _person(request: HttpRequest, code: str, permission: Permission) -> Person:
    visible = Person.visible(request.reader, permission)  # type: ignore[attr-defined]
    return get_object_or_404(visible.select_related("agency"), code=code)


def _part(request: HttpRequest) -> Part:
    kinds = [(each.name, each.title) for each in wording.all_lists()]
    return Part(request.GET, kinds=kinds)
