"""Pages as HTML: the templates, with everything escaped."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from sgpolicy import __version__
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.site.addresses import address, page_of
from sgpolicy.site.both import both, label, place_name
from sgpolicy.site.documents import document_pages
from sgpolicy.site.held import Held
from sgpolicy.site.overview import overview_pages
from sgpolicy.site.page import CITED, Citing, Page
from sgpolicy.site.regions import region_pages
from sgpolicy.site.search import script
from sgpolicy.site.tables import Table
from sgpolicy.site.terms import term_pages

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'"
"""What a browser may load for a page: its own scripts, styles and pictures, and nothing else."""
MENU = ("regions", "indicators", "instruments", "programmes", "documents", "data")
"""The pages of the menu."""


def environment() -> Environment:
    """Return the templates; a name that is missing in one is an error, never a blank."""
    made = Environment(
        loader=PackageLoader("sgpolicy.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(_=label, both=both, place_name=place_name, url=address, page_of=page_of)
    made.globals.update(CITED=CITED, POLICY=POLICY, MENU=MENU)
    made.globals.update(version=__version__, rest_of=rest_of)
    return made


def rest_of(page: Page, table: Table) -> str:
    """Return the name of the script with those rows of a table that are not on its page."""
    return f"rows-{page.file.removesuffix('.html')}-{table.key}.js"


def pages(
    catalog: Catalog, sources: Path | None, downloads: Sequence[str], progress: Callable[[str, int, int], None]
) -> Iterator[tuple[str, str]]:
    """Yield each page of *catalog* with the name of its file."""
    templates, held, citing = environment(), Held(catalog), Citing(catalog)
    total = len(catalog.documents) + len(catalog.indicators) + len(catalog.instruments) + len(catalog.programmes)
    made = chain(
        overview_pages(held, citing, downloads),
        region_pages(held, citing),
        term_pages(held, citing),
        document_pages(held, citing, sources),
    )
    for number, page in enumerate(made, start=1):
        progress("wrote", number, max(number, total))
        yield from written(page, templates, catalog.version)


def written(page: Page, templates: Environment, version: str) -> Iterator[tuple[str, str]]:
    """Yield *page*, and a script for each table on it that has more rows than a page shows at once."""
    yield (
        page.file,
        templates.get_template(page.template).render({**page.context, "page": page, "data_version": version}),
    )
    for one in page.context.values():
        if isinstance(one, Table) and one.rest:
            rows = templates.get_template("rows.html").render({"table": one, "page": page})
            yield rest_of(page, one), script("rows", rest_of(page, one), rows)
