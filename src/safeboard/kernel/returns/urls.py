from __future__ import annotations

from safeboard.kernel.access.rules import needs, page
from safeboard.kernel.partnership.permissions import SETTINGS
from safeboard.kernel.returns import checking_views, due_date_views, receipt_views, views
from safeboard.kernel.returns.agreements import views as agreement_views
from safeboard.kernel.returns.calendar import views as calendar_views
from safeboard.kernel.returns.deleting import views as deletion_views
from safeboard.kernel.returns.found import views as found_views
from safeboard.kernel.returns.permissions import (
    AGREEMENT,
    CHECK,
    DELETE,
    EXPLAIN,
    FOLLOW,
    HOLD,
    PLAN,
    ROWS,
    SEND,
)
from safeboard.kernel.returns.scheduling import views as schedule_views

RECEIPT = "returns/<slug:reference>/"
SCHEDULE = "returns/schedules/<int:pk>/"
DELETION = "returns/deletion/<slug:reference>/"

urlpatterns = [
    page("returns/", views.overview, name="returns", rule=needs(FOLLOW)),
    page("returns/excel/", views.overview_excel, name="returns-excel", rule=needs(FOLLOW)),
    page("returns/prepare/", views.prepare_file, name="returns-prepare", rule=needs(SEND)),
    page("returns/send/<slug:return_code>/", receipt_views.send_file, name="returns-send", rule=needs(SEND)),
    page("returns/calendar/", calendar_views.calendar, name="returns-calendar", rule=needs(FOLLOW)),
    page(
        "returns/calendar/excel/",
        calendar_views.calendar_excel,
        name="returns-calendar-excel",
        rule=needs(FOLLOW),
    ),
    page(
        "returns/calendar/returns.ics",
        calendar_views.calendar_file,
        name="returns-calendar-file",
        rule=needs(FOLLOW),
    ),
    page("returns/schedules/", schedule_views.schedule_list, name="returns-schedules", rule=needs(AGREEMENT)),
    page(
        "returns/schedules/excel/",
        schedule_views.schedule_excel,
        name="returns-schedules-excel",
        rule=needs(AGREEMENT),
    ),
    page("returns/schedules/add/", schedule_views.add, name="returns-schedule-add", rule=needs(PLAN)),
    page(f"{SCHEDULE}change/", schedule_views.change, name="returns-schedule-change", rule=needs(PLAN)),
    page(f"{SCHEDULE}end/", schedule_views.end, name="returns-schedule-end", rule=needs(PLAN)),
    page(
        f"{SCHEDULE}agreement/",
        agreement_views.of_schedule,
        name="returns-schedule-agreement",
        rule=needs(AGREEMENT),
    ),
    page(
        f"{SCHEDULE}agreement/pdf/",
        agreement_views.of_schedule_pdf,
        name="returns-schedule-agreement-pdf",
        rule=needs(AGREEMENT),
    ),
    page("returns/deletion/", deletion_views.deletion_list, name="returns-deletions", rule=needs(DELETE)),
    page(
        "returns/deletion/excel/",
        deletion_views.deletion_excel,
        name="returns-deletions-excel",
        rule=needs(DELETE),
    ),
    page(DELETION, deletion_views.deletion, name="returns-deletion", rule=needs(DELETE)),
    page(f"{DELETION}ask/", deletion_views.ask, name="returns-deletion-ask", rule=needs(DELETE)),
    page(f"{DELETION}agree/", deletion_views.agree, name="returns-deletion-agree", rule=needs(DELETE)),
    page(
        f"{DELETION}take-back/",
        deletion_views.take_back,
        name="returns-deletion-take-back",
        rule=needs(DELETE),
    ),
    page(f"{DELETION}hold/", deletion_views.hold, name="returns-deletion-hold", rule=needs(HOLD)),
    page(f"{DELETION}lift/", deletion_views.lift, name="returns-deletion-lift", rule=needs(HOLD)),
    page(
        f"{DELETION}certificate/",
        deletion_views.certificate,
        name="returns-deletion-certificate",
        rule=needs(DELETE),
    ),
    page(
        "returns/agreement/<int:pk>/", agreement_views.of_due, name="returns-agreement", rule=needs(AGREEMENT)
    ),
    page(
        "returns/agreement/<int:pk>/pdf/",
        agreement_views.of_due_pdf,
        name="returns-agreement-pdf",
        rule=needs(AGREEMENT),
    ),
    page("returns/due/<int:pk>/explain/", views.explain, name="returns-explain", rule=needs(EXPLAIN)),
    page(
        "returns/due/<int:pk>/due-date/", due_date_views.change, name="returns-due-date", rule=needs(SETTINGS)
    ),
    page(RECEIPT, receipt_views.receipt, name="receipt", rule=needs(ROWS)),
    page(f"{RECEIPT}send/", receipt_views.send_on, name="receipt-send", rule=needs(SEND)),
    page(f"{RECEIPT}start-again/", receipt_views.start_again, name="receipt-start-again", rule=needs(SEND)),
    page(f"{RECEIPT}try-again/", receipt_views.try_again, name="receipt-try-again", rule=needs(SEND)),
    page(f"{RECEIPT}correct/", receipt_views.correct, name="receipt-correct", rule=needs(SEND)),
    page(f"{RECEIPT}rest/", receipt_views.send_rest, name="receipt-rest", rule=needs(SEND)),
    page(f"{RECEIPT}withdraw/", receipt_views.withdraw, name="receipt-withdraw", rule=needs(SEND)),
    page(f"{RECEIPT}answer/<int:pk>/", receipt_views.answer, name="receipt-answer", rule=needs(SEND)),
    page(
        f"{RECEIPT}rows-to-put-right.xlsx",
        receipt_views.rows_to_put_right,
        name="receipt-rows",
        rule=needs(ROWS),
    ),
    page(f"{RECEIPT}original/", receipt_views.original, name="receipt-original", rule=needs(ROWS)),
    page(f"{RECEIPT}rules/<str:rule>/", found_views.of_rule, name="receipt-rule", rule=needs(ROWS)),
    page(f"{RECEIPT}children/", found_views.children, name="receipt-children", rule=needs(ROWS)),
    page(f"{RECEIPT}workers/", found_views.workers, name="receipt-workers", rule=needs(ROWS)),
    page(f"{RECEIPT}to-put-right.xlsx", found_views.workbook, name="receipt-problems", rule=needs(ROWS)),
    page(f"{RECEIPT}check/", checking_views.check, name="receipt-check", rule=needs(CHECK)),
]
