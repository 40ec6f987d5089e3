from __future__ import annotations

import pytest

from safeboard.demo import annex_a_files, county
from safeboard.demo.annex_a_files import AnnexAFile
from safeboard.demo.records import County


@pytest.fixture(scope="session")
def chalkshire() -> County:
    return county.build()


@pytest.fixture(scope="session")
def sent(chalkshire: County) -> list[AnnexAFile]:
    return [*annex_a_files.files(chalkshire), *annex_a_files.earlier_files(chalkshire)]
