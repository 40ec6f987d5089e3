from __future__ import annotations

from django.urls import include, path

from safeboard.kernel.access.rules import Open, SignedIn, needs, page
from safeboard.kernel.partnership import views
from safeboard.kernel.partnership.permissions import REMIND
from safeboard.kernel.partnership.reminding import views as reminding
from safeboard.kernel.partnership.reminding.weekly_views import weekly_email
from safeboard.kernel.ui.gallery import gallery

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
    page("components/", gallery, name="components", rule=SignedIn("examples only, about nobody")),
    path("settings/", include("safeboard.kernel.partnership.standing.urls")),
]

# Reminders and the weekly e-mail (partnership/reminding).
urlpatterns += [
    page("reminders/", reminding.reminders, name="reminders", rule=needs(REMIND)),
    page("reminders/read/", reminding.remind_several, name="remind-several", rule=needs(REMIND)),
    page("reminders/read/<str:code>/<path:key>/", reminding.remind, name="remind", rule=needs(REMIND)),
    page("reminders/sent/", reminding.reminder_log, name="reminder-log", rule=needs(REMIND)),
    page(
        "reminders/sent/excel/", reminding.reminder_log_excel, name="reminder-log-excel", rule=needs(REMIND)
    ),
    page("reminders/outbox/excel/", reminding.unsent_excel, name="outbox-excel", rule=needs(REMIND)),
    page("reminders/sent/<int:pk>/", reminding.reminder, name="reminder", rule=needs(REMIND)),
    page("reminders/outbox/", reminding.unsent, name="outbox", rule=needs(REMIND)),
    page(
        "reminders/outbox/<int:pk>/<slug:act>/",
        reminding.outbox_act,
        name="outbox-act",
        rule=needs(REMIND),
    ),
    page("weekly-email/", weekly_email, name="weekly-email", rule=SignedIn("one's own e-mail")),
]

# People and their roles (partnership/people).
urlpatterns += [path("", include("safeboard.kernel.partnership.people.urls"))]
