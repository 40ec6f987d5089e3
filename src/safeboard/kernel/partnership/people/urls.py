"""The addresses of people and their roles."""

from __future__ import annotations

from safeboard.kernel.access.rules import Open, SignedIn, needs, page
from safeboard.kernel.partnership.people import own_views, second_views, views
from safeboard.kernel.partnership.people.again import asked_again
from safeboard.kernel.partnership.permissions import AGREE, ASK_RESET, CONFIRM, PEOPLE, RESET

SEE, SECOND = needs(PEOPLE, CONFIRM), needs(AGREE, RESET, PEOPLE)

urlpatterns = [
    page("people/", views.people, name="people", rule=SEE),
    page("people/excel/", views.people_excel, name="people-excel", rule=SEE),
    page("people/invite/", asked_again(views.invite), name="invite", rule=needs(PEOPLE)),
    page("people/confirm/", own_views.confirm, name="confirm-people", rule=needs(CONFIRM)),
    page("people/second-person/", second_views.agreements, name="agreements", rule=SECOND),
    page(
        "people/second-person/<int:pk>/", asked_again(second_views.agreement), name="agreement", rule=SECOND
    ),
    page(
        "people/second-person/<int:pk>/take-back/",
        second_views.withdraw,
        name="agreement-withdraw",
        rule=SECOND,
    ),
    page(
        "people/second-step-lost/",
        asked_again(second_views.ask_reset),
        name="ask-reset",
        rule=needs(ASK_RESET),
    ),
    page("people/answers/<int:pk>/done/", second_views.deal_with, name="answer-done", rule=needs(PEOPLE)),
    page("people/<int:pk>/", views.person, name="person", rule=SEE),
    page("people/<int:pk>/change/", asked_again(views.change_hat), name="hat-change", rule=needs(PEOPLE)),
    page("people/<int:pk>/deputy/", asked_again(views.deputy), name="deputy", rule=needs(PEOPLE)),
    page("people/<int:pk>/left/", asked_again(views.leave), name="person-left", rule=needs(PEOPLE)),
    page("people/<int:pk>/invite/", views.invite_again, name="invite-again", rule=needs(PEOPLE)),
    page("people/<int:pk>/take-back/", views.take_back, name="invitation-take-back", rule=needs(PEOPLE)),
    page("your-roles/", own_views.your_roles, name="your-roles", rule=SignedIn("one's own roles only")),
    page("second-step/", own_views.second_step, name="second-step", rule=SignedIn("one's own sign-in only")),
    page(
        "invitation/<slug:token>/",
        own_views.invitation,
        name="invitation",
        rule=Open("only who has the one-time link gets further"),
    ),
]
