"""Addresses of governance."""

from __future__ import annotations

from safeboard.kernel.access.rules import needs, page
from safeboard.processes.governance.permissions import ADOPT, AGREE, ANSWER, EDIT, POSITION, READ, VERIFY
from safeboard.processes.governance.views import assessing, inspecting, protocol, vision

ROUND = "governance/self-assessment/<int:pk>/"
urlpatterns = [
    page("governance/", vision.governance, name="governance", rule=needs(READ)),
    page("governance/self-assessment/", assessing.rounds, name="self-assessment", rule=needs(READ)),
    page(
        "governance/self-assessment/open/",
        assessing.open_round,
        name="self-assessment-open",
        rule=needs(EDIT),
    ),
    page(ROUND, assessing.round_page, name="self-assessment-round", rule=needs(READ)),
    page(f"{ROUND}carry-over/", assessing.carry_over, name="self-assessment-carry", rule=needs(ANSWER)),
    page(
        f"{ROUND}answer/<slug:standard>/", assessing.answer, name="self-assessment-answer", rule=needs(ANSWER)
    ),
    page(f"{ROUND}agree/<slug:standard>/", assessing.agree, name="self-assessment-agree", rule=needs(AGREE)),
    page(f"{ROUND}stage/<slug:stage>/", assessing.stage, name="self-assessment-stage", rule=needs(EDIT)),
    page("governance/inspections/", inspecting.register, name="inspections", rule=needs(READ)),
    page("governance/inspections/record/", inspecting.record, name="inspection-record", rule=needs(EDIT)),
    page(
        "governance/inspections/file/<slug:kind>/", inspecting.file, name="inspections-file", rule=needs(READ)
    ),
    page("governance/inspections/<int:pk>/", inspecting.inspection_page, name="inspection", rule=needs(READ)),
    page(
        "governance/inspections/<int:pk>/file/<slug:kind>/",
        inspecting.file,
        name="inspection-file",
        rule=needs(READ),
    ),
    page(
        "governance/inspections/<int:pk>/add/<slug:what>/",
        inspecting.add,
        name="inspection-add",
        rule=needs(EDIT),
    ),
    page("governance/findings/<int:pk>/", inspecting.finding_page, name="finding", rule=needs(READ)),
    page(
        "governance/findings/<int:pk>/<slug:act>/",
        inspecting.act,
        name="finding-act",
        rule=needs(EDIT, POSITION, VERIFY),
    ),
    page("governance/joint-protocol/", protocol.protocol, name="joint-protocol", rule=needs(READ)),
    page(
        "governance/joint-protocol/new/<slug:what>/",
        protocol.new,
        name="joint-protocol-new",
        rule=needs(EDIT),
    ),
    page(
        "governance/joint-protocol/data/<int:pk>/stop/",
        protocol.stop_asking,
        name="joint-protocol-stop",
        rule=needs(EDIT),
    ),
    page("governance/topics/<int:pk>/", protocol.topic_page, name="topic", rule=needs(READ)),
    page("governance/topics/<int:pk>/<slug:act>/", protocol.act, name="topic-act", rule=needs(EDIT)),
    page("governance/vision/", vision.vision, name="vision", rule=needs(READ)),
    page("governance/vision/write/", vision.draft, name="vision-write", rule=needs(EDIT)),
    page("governance/vision/<int:pk>/agree/", vision.agree, name="vision-agree", rule=needs(EDIT)),
    page("governance/vision/<int:pk>/adopt/", vision.adopt, name="vision-adopt", rule=needs(ADOPT)),
]
