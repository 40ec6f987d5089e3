from __future__ import annotations

from safeboard.kernel.access.rules import needs, page
from safeboard.kernel.reporting.annual import changing, correcting_views, edition_views, taking_away, views
from safeboard.kernel.reporting.permissions import CHAPTER, COUNTY, KEEP_COUNTY, PUBLISH, REMARK, WRITE
from safeboard.kernel.reporting.profile import views as profile

YEAR = "report/annual/<slug:year>/"
ONE = f"{YEAR}<slug:code>/"
LINE = f"{ONE}sentence/<int:pk>/"

urlpatterns = [
    page("report/annual/", views.contents, name="annual-report", rule=needs(CHAPTER)),
    page(YEAR, views.year_page, name="annual-year", rule=needs(CHAPTER)),
    page(f"{YEAR}report.pdf", taking_away.pdf, name="annual-pdf", rule=needs(CHAPTER)),
    page(f"{YEAR}report.docx", taking_away.word, name="annual-word", rule=needs(CHAPTER)),
    page(f"{YEAR}figures.xlsx", taking_away.excel, name="annual-figures", rule=needs(CHAPTER)),
    page(f"{YEAR}figures.csv", taking_away.figures, name="annual-csv", rule=needs(CHAPTER)),
    page(f"{YEAR}report.zip", views.download, name="annual-download", rule=needs(CHAPTER)),
    page(f"{YEAR}issue/", edition_views.issue, name="annual-issue", rule=needs(PUBLISH)),
    page(f"{YEAR}children/", edition_views.children, name="annual-children", rule=needs(CHAPTER)),
    page(f"{YEAR}children.pdf", edition_views.children_pdf, name="annual-children-pdf", rule=needs(CHAPTER)),
    page("report/county/", edition_views.county, name="county", rule=needs(COUNTY)),
    page("report/county/figures/", profile.figures, name="county-figures", rule=needs(KEEP_COUNTY)),
    page("report/county/figures.csv", profile.layout, name="county-layout", rule=needs(KEEP_COUNTY)),
    page("report/county/figures/<int:pk>/", profile.file, name="county-upload", rule=needs(KEEP_COUNTY)),
    page(
        "report/county/figures/<int:pk>/put-away/",
        profile.put_away,
        name="county-put-away",
        rule=needs(KEEP_COUNTY),
    ),
    page(ONE, views.chapter_page, name="annual-chapter", rule=needs(CHAPTER)),
    page(f"{ONE}chapter.pdf", taking_away.pdf, name="annual-chapter-pdf", rule=needs(CHAPTER)),
    page(f"{ONE}chapter.docx", taking_away.word, name="annual-chapter-word", rule=needs(CHAPTER)),
    page(f"{ONE}figures.xlsx", taking_away.excel, name="annual-chapter-excel", rule=needs(CHAPTER)),
    page(f"{ONE}figures.csv", taking_away.figures, name="annual-chapter-csv", rule=needs(CHAPTER)),
    page(f"{ONE}begin/", changing.begin, name="annual-begin", rule=needs(WRITE)),
    page(f"{ONE}suggest/", changing.suggest, name="annual-suggest", rule=needs(WRITE)),
    page(f"{ONE}write/<slug:kind>/", changing.write, name="annual-write", rule=needs(WRITE)),
    page(f"{ONE}move/", changing.move, name="annual-move", rule=needs(WRITE, PUBLISH)),
    page(f"{ONE}correct/", correcting_views.correct, name="annual-correct", rule=needs(PUBLISH)),
    page(f"{ONE}newest/", changing.newest, name="annual-newest", rule=needs(WRITE)),
    page(LINE, changing.change, name="annual-sentence", rule=needs(WRITE)),
    page(f"{LINE}suggested/", changing.use_suggestion, name="annual-use-suggestion", rule=needs(WRITE)),
    page(f"{LINE}take-out/", changing.take_out, name="annual-take-out", rule=needs(WRITE)),
    page(f"{LINE}put-back/", changing.put_back, name="annual-put-back", rule=needs(WRITE)),
    page(f"{ONE}remark/", changing.remark, name="annual-remark", rule=needs(REMARK)),
    page(f"{ONE}remark/<int:pk>/mine/", correcting_views.reword, name="annual-reword", rule=needs(REMARK)),
    page(f"{ONE}remark/<int:pk>/", changing.answer, name="annual-answer", rule=needs(WRITE)),
]
