"""JSON-LD of an export: what the data set is, in the words of schema.org and of DCAT, for search engines."""

import json
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.citing.work import LIBRARY, LIBRARY_AUTHOR
from sgpolicy.export.registry import Options
from sgpolicy.schema import TABLES

NAME = "dataset.jsonld"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
KEYWORDS = ("China", "social work", "public policy", "policy instruments", "社会工作")
_CONTEXT = {
    "@vocab": "https://schema.org/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
}
_ABOUT = "Measures, targets and observations of Chinese provincial social-work policy, each tied to its source."
_MEDIA = {
    ".jsonl": "application/jsonl",
    ".parquet": "application/vnd.apache.parquet",
    ".sqlite": "application/vnd.sqlite3",
    ".dta": "application/x-stata-dta",
    ".sav": "application/x-spss-sav",
    ".csv": "text/csv",
}
"""Media types that the standard library does not know, or knows by another name on some systems."""


def json_ld(catalog: Catalog, folder: Path, options: Options, names: list[str]) -> str:
    """Return the description of the files *names* in *folder*."""
    whole = options.whole or catalog
    years = [day.year for one in catalog.documents for day in (one.known and one.known.start,) if day]
    described = {
        "@context": _CONTEXT,
        "@type": ["Dataset", "dcat:Dataset"],
        "@id": f"urn:sgpolicy:{whole.version}",
        "identifier": f"sha256:{whole.digest}",
        **_both("name", "dct:title", LIBRARY),
        **_both("description", "dct:description", _ABOUT),
        "version": whole.version,
        "dcat:version": whole.version,
        **_both("license", "dct:license", {"@id": CC_BY}),
        **_both("creator", "dct:creator", {"@type": "Organization", "name": LIBRARY_AUTHOR}),
        **_both("keywords", "dcat:keyword", list(KEYWORDS)),
        **_both("inLanguage", "dct:language", ["zh", "en"]),
        "isAccessibleForFree": True,
        "spatialCoverage": {"@type": "Country", "name": "China"},
        **({"temporalCoverage": f"{min(years)}/{max(years)}"} if years else {}),
        "variableMeasured": [one.name.en for one in catalog.indicators],
        "size": ", ".join(f"{len(getattr(catalog, name))} {name}" for name in TABLES),
        **_both("distribution", "dcat:distribution", [_file(folder, name) for name in names]),
    }
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def _both(schema: str, other: str, value: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    return {schema: value, other: value}


def _file(folder: Path, name: str) -> dict[str, Any]:
    media = _MEDIA.get(Path(name).suffix) or guess_type(name)[0] or "application/octet-stream"
    size = (folder / name).stat().st_size
    return {
        "@type": ["DataDownload", "dcat:Distribution"],
        "@id": name,
        "name": name,
        "contentUrl": name,
        "encodingFormat": media,
        "contentSize": f"{size} B",
        "dcat:mediaType": media,
        "dcat:byteSize": size,
    }
