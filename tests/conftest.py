"""What all tests share: the shipped catalog, a made-up folder, and how hypothesis runs."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

import sgpolicy
from sgpolicy import Catalog

# A busy machine is not a failure of the library. In CI the same examples every time, so that it fails for a change and
# not by luck.
settings.register_profile(
    "quick",
    deadline=None,
    derandomize="CI" in os.environ,
    max_examples=10,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("full", settings.get_profile("quick"), max_examples=25)
settings.load_profile("quick")

# What is displayed must not depend on whose terminal it is.
for name in ("COLUMNS", "LINES", "SGPOLICY_LANG"):
    os.environ.pop(name, None)

MADE_UP = """\
id: made-up-plan
title: {zh: 某省计划(示例), en: Plan of Some Province (example)}
kind: plan
region: "610000"
dates:
  issued: {period: "2015-03-01", basis: stated, as_stated: "2015年3月1日", at: [1, 10]}
source:
  file: made-up.txt
  characters: 500
  sha256: "0000000000000000000000000000000000000000000000000000000000000000"
  extent: [0, 500]
reliability: {grade: D, because: "=made up <script>alert(1)</script>"}
programmes:
  - id: dandelion
    name: {zh: 蒲公英计划, en: Dandelion Plan}
    at: [5, 10]
organisations:
  - id: ministry
    body: ministry-of-civil-affairs
    name: 民政部
    role: actor
    at: [20, 23]
measures:
  - id: train
    summary: {zh: "培训社工 <script>alert(1)</script>", en: "=HYPERLINK() train social workers"}
    instruments: [training]
    status: planned
    commitment: strive
    actors: [ministry-of-civil-affairs]
    time: {period: "2016", basis: inferred, because: "said of next year"}
    programme: dandelion
    provisions: [subsidy]
    learned_from: ["440000"]
    at: [30, 60]
provisions:
  - id: subsidy
    indicator: certificate-subsidy-monthly
    kind: rate
    quantity: {as_stated: "50元—100元", lower: 50, upper: 100, unit: CNY/month, qualifier: range}
    at: [70, 78]
targets:
  - id: certified-2020
    indicator: certified-social-workers
    kind: cumulative
    quantity: {as_stated: "不少于3万人", lower: 30000, unit: person, qualifier: at_least}
    due: {period: "2020", basis: stated, as_stated: "2020年", at: [85, 90]}
    commitment: ensure
    baseline: certified-2014
    at: [90, 96]
observations:
  - id: certified-2014
    indicator: certified-social-workers
    kind: cumulative
    quantity:
      as_stated: 近9000人
      lower: 8100
      upper: 9000
      lower_open: true
      upper_open: true
      qualifier: nearly
      unit: person
    as_of: {period: "2014", basis: stated, as_stated: "2014年", at: [97, 102]}
    at: [100, 106]
    also:
      - at: [110, 116]
        as_stated: "近9000人"
"""


@pytest.fixture(scope="session")
def shipped() -> Catalog:
    """Return the shipped catalog."""
    return sgpolicy.load()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return the distribution's Chromium, headless; skip where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="NOT TRIED: Playwright is missing")
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("NOT TRIED: no browser; apt-get install chromium")
    quiet = "--disable-background-networking --disable-component-update --disable-quic --disable-sync --no-first-run"
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu", *quiet.split()])
        yield started
        started.close()


@pytest.fixture
def made_up(tmp_path: Path) -> Path:
    """Return a folder with one made-up document of Shaanxi (陕西)."""
    folder = tmp_path / "made-up"
    folder.mkdir()
    (folder / "made-up-plan.yaml").write_text(MADE_UP, encoding="utf-8")
    return folder
