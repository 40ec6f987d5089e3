import os

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
import pathlib

import pytest
from playwright.sync_api import sync_playwright

from safeboard.kernel.reporting.annual.tests.conftest import make_snapshot
from safeboard.kernel.reporting.models import Remark, Sentence
from safeboard.kernel.work.today import now


@pytest.mark.django_db(transaction=True)
def test_look(live_server, chapter, people, as_role, tmp_path):
    make_snapshot("b" * 64, hour=10, T3_04=530)
    Remark.objects.create(chapter=chapter, words="Is this so?", by=people.users["lay-member"], at=now())
    cookie = as_role("business-manager").cookies["sessionid"].value
    axe = pathlib.Path("/work/main/tests/browser/axe.min.js").read_text()
    s = Sentence.objects.first()
    with sync_playwright() as p:
        b = p.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for w, js in ((1100, True), (320, False)):
            ctx = b.new_context(
                viewport={"width": w, "height": 900}, java_script_enabled=True, bypass_csp=True
            )
            ctx.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
            pg = ctx.new_page()
            for name, path in {
                "contents": "/report/annual/",
                "chapter": "/report/annual/2015-16/journey/",
                "year": "/report/annual/2015-16/",
                "sentence": f"/report/annual/2015-16/journey/sentence/{s.pk}/",
                "suggest": "/report/annual/2015-16/journey/suggest/",
                "remark": "/report/annual/2015-16/journey/remark/",
                "answer": f"/report/annual/2015-16/journey/remark/{Remark.objects.first().pk}/",
                "begin": "/report/annual/2014-15/journey/",
            }.items():
                r = pg.goto(live_server.url + path)
                pg.screenshot(path=f"/tmp/look-{name}-{w}.png", full_page=True)
                over = pg.evaluate(
                    "document.documentElement.scrollWidth-document.documentElement.clientWidth"
                )
                pg.evaluate(axe)
                v = pg.evaluate(
                    "axe.run().then(r=>r.violations.map(v=>v.id+': '+v.nodes.map(n=>n.target+' '+n.html.slice(0,120)).join(' | ')))"
                )
                print(name, w, r.status, over, v)
        b.close()
