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
from sgpolicy.site.page import CITED, Citing
from sgpolicy.site.regions import region_pages
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
    made.globals["version"] = __version__
    return made


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
        template = templates.get_template(page.template)
        yield page.file, template.render({**page.context, "page": page, "data_version": catalog.version})
