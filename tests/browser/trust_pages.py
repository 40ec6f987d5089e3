"""The pages of figures that a Board can trust: comparisons, changes taken apart, quality, published files, releases."""

from __future__ import annotations

from safeboard.demo import story
from safeboard.kernel.indicators.published import keeping
from safeboard.kernel.indicators.published.models import PublishedFile
from safeboard.kernel.indicators.published.values import Release as ReleaseOf
from safeboard.kernel.indicators.release_models import Release
from safeboard.kernel.trail import recorder
from tests.browser.seen import Kwargs, Seen, of

ANALYST, MANAGER, NOBODY = "analyst", "business-manager", "nobody"
SENT = """\
time_period,time_identifier,geographic_level,old_la_code,new_la_code,la_name,referral_count,rereferral_percent,odd
2016,Reporting year,National,,,,621470,22.4,1
2016,Reporting year,Local authority,936,E10000030,Surrey,11900,20.1,c
"""

public = of(lambda: Release.objects.exclude(public_at=None)[0])
waiting = of(lambda: Release.objects.filter(decided_at=None)[0])


def sent() -> Kwargs:
    """A published file that was sent and not kept yet."""
    if not PublishedFile.objects.exists():
        analyst = story.as_persona(ANALYST, story.FLAGGED_ON)
        with recorder.recorded(recorder.Doer(actor="test")):
            keeping.receive(
                filename="c1.csv",
                data=SENT.encode(),
                layout="",
                release=ReleaseOf("DfE children in need", "2030", "2030-11-06"),
                by=analyst,
            )
    return {"pk": PublishedFile.objects.latest("pk").pk}


TRUST: dict[tuple[str, str], tuple[Seen, ...]] = {
    (ANALYST, "trust"): (
        Seen("indicator-compare", {"code": "T3-04"}),
        Seen("indicator-compare", {"code": "T1-04"}),
        Seen("theme-compare", {"code": "T3"}),
        Seen("theme-years", {"code": "T3"}),
        Seen("indicator-change", {"code": "T1-04"}),
        Seen("indicator-change-by-child", {"code": "T1-04"}),
        Seen("indicators-quality"),
        Seen("baseline", {"code": "T1-04"}),
        Seen("baseline", {"code": "T1-04"}, press="Save the answer"),
        Seen("published"),
        Seen("published", press="Read this file"),
        Seen("published-preview", sent),
        Seen("published-releases"),
        Seen("releases"),
        Seen("release-propose"),
        Seen("release-propose", press="Check it and propose it"),
        Seen("release", waiting),
        Seen("release-correct", public),
    ),
    (MANAGER, "trust"): (
        Seen("releases"),
        Seen("release", public),
        Seen("release", waiting),
        Seen("release", waiting, press="Save the decision"),
        Seen("indicators-quality"),
        Seen("indicator-change", {"code": "T1-04"}),
        Seen("headline-children", {"day": story.BOARD_ON.isoformat()}),
    ),
    ("lay-member", "trust"): (
        Seen("indicator-compare", {"code": "T3-04"}),
        Seen("theme-compare", {"code": "T1"}),
        Seen("baseline", {"code": "T1-04"}, status=404),
        Seen("indicator-change-by-child", {"code": "T1-04"}, status=404),
        Seen("published", status=404),
        Seen("releases"),
    ),
    (NOBODY, "trust"): (Seen("open-data"), Seen("open-release", public)),
}
