from __future__ import annotations

from safeboard.kernel.access.rules import Open, SignedIn, page
from safeboard.kernel.partnership import views

urlpatterns = [
    page("", views.landing, name="landing", rule=Open("the front page holds nothing personal")),
    page("try/<slug:code>/", views.try_as, name="try-as", rule=Open("demonstration only; refused elsewhere")),
    page(
        "start-again/",
        views.start_again,
        name="start-again",
        rule=Open("demonstration only; refused elsewhere"),
    ),
    page("leave/", views.leave, name="leave", rule=Open("signing out needs no right")),
    page("hat/", views.change_hat, name="change-hat", rule=SignedIn("one's own hats only")),
]
