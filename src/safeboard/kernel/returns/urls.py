from __future__ import annotations

from safeboard.kernel.access.rules import needs, page
from safeboard.kernel.partnership.permissions import SETTINGS
from safeboard.kernel.returns import checking_views, due_date_views, receipt_views, views
from safeboard.kernel.returns.permissions import AGREEMENT, CHECK, EXPLAIN, FOLLOW, ROWS, SEND

RECEIPT = "returns/<slug:reference>/"

urlpatterns = [
    page("returns/", views.overview, name="returns", rule=needs(FOLLOW)),
    page("returns/excel/", views.overview_excel, name="returns-excel", rule=needs(FOLLOW)),
    page("returns/prepare/", views.prepare_file, name="returns-prepare", rule=needs(SEND)),
    page("returns/send/<slug:return_code>/", receipt_views.send_file, name="returns-send", rule=needs(SEND)),
    page("returns/agreement/<int:pk>/", views.agreement, name="returns-agreement", rule=needs(AGREEMENT)),
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
    page(f"{RECEIPT}check/", checking_views.check, name="receipt-check", rule=needs(CHECK)),
]
