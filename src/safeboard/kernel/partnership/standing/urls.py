from __future__ import annotations

from safeboard.kernel.access.rules import SignedIn, needs, page
from safeboard.kernel.partnership.permissions import READ_SETTINGS, SETTINGS
from safeboard.kernel.partnership.standing import agency_views, sign_views, succession_views, views

READ, CHANGE = needs(READ_SETTINGS), needs(SETTINGS)
SETTING = "value/<str:code>/"
AGENCY = "agencies/<slug:code>/"

urlpatterns = [
    page("", views.settings_page, name="settings", rule=READ),
    page("excel/", views.settings_excel, name="settings-excel", rule=READ),
    page("targets/excel/", views.targets_excel, name="targets-excel", rule=READ),
    page("targets/", views.targets, name="targets", rule=READ),
    page(SETTING, views.setting_page, name="setting", rule=READ),
    page(f"{SETTING}change/", views.change, name="setting-change", rule=CHANGE),
    page(f"{SETTING}take-back/<int:number>/", views.undo, name="setting-undo", rule=CHANGE),
    page("words/", sign_views.words_page, name="words", rule=READ),
    page("words/choose/", sign_views.preset, name="words-choose", rule=CHANGE),
    page("districts/", sign_views.district_list, name="districts", rule=READ),
    page("districts/add/", sign_views.add_district, name="district-add", rule=CHANGE),
    page("districts/<int:pk>/end/", sign_views.end_district, name="district-end", rule=CHANGE),
    page("logo/", sign_views.logo_page, name="logo", rule=READ),
    page(
        "logo/<int:pk>/",
        sign_views.logo_picture,
        name="logo-picture",
        rule=SignedIn("it stands in the head of every page"),
    ),
    page("agencies/", agency_views.listing, name="standing-agencies", rule=READ),
    page("agencies/excel/", agency_views.listing_excel, name="standing-agencies-excel", rule=READ),
    page("agencies/add/", agency_views.add, name="standing-agency-add", rule=CHANGE),
    page("agencies/merge/", succession_views.merge, name="standing-agencies-merge", rule=CHANGE),
    page(
        "agencies/succession/<int:pk>/carry-out/",
        succession_views.carry_out,
        name="succession-carry-out",
        rule=CHANGE,
    ),
    page(
        "agencies/succession/<int:pk>/take-back/",
        succession_views.take_back,
        name="succession-take-back",
        rule=CHANGE,
    ),
    page(AGENCY, agency_views.one, name="standing-agency", rule=READ),
    page(f"{AGENCY}rename/", agency_views.rename, name="standing-agency-rename", rule=CHANGE),
    page(f"{AGENCY}end/", agency_views.end, name="standing-agency-end", rule=CHANGE),
    page(f"{AGENCY}split/", succession_views.split, name="standing-agency-split", rule=CHANGE),
]
