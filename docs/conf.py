"""How Sphinx builds these pages: `sphinx-build -W -b html docs docs/_build`.

The pages of `reference/api/` are written first, by make_reference.py; make_pictures.py draws what the examples draw,
and search_words.py says how the pages are searched.
"""

import logging
import re
import sys
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

import jieba  # noqa: E402 - the extra `docs`
import make_pictures  # noqa: E402
import make_reference  # noqa: E402
from search_words import SearchWords  # noqa: E402
from sphinx.application import Sphinx  # noqa: E402

import sgpolicy  # noqa: E402

jieba.setLogLevel(logging.WARNING)  # it tells on stderr how it loads

project = "sgpolicy"
author = "The sgpolicy authors"
copyright = "the sgpolicy authors. Code: MIT, data: CC BY 4.0"  # noqa: A001 - the name that Sphinx reads
version = release = sgpolicy.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
trim_doctest_flags = True
default_role = "code"  # docstrings write `name` for it

myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence"]
suppress_warnings = ["myst.header"]  # pages included from the root begin at their own level

autodoc_mock_imports = [name for name in ("duckdb", "pyarrow", "pyspark") if find_spec(name) is None]
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"
napoleon_use_ivar = True

html_theme = "furo"
html_title = f"sgpolicy {version}"
html_copy_source = False
html_show_sourcelink = False
html_static_path = ["_static"]
html_extra_path = ["llms.txt"]
html_css_files = ["wide.css"]
html_search_language = SearchWords.lang
html_show_search_summary = False  # it is fetched, which browsers refuse to pages that no server gives

make_reference.write(HERE / "reference" / "api")
make_pictures.FOLDER.mkdir(exist_ok=True)


def _illustrate(_app: object, page: str, source: list[str]) -> None:
    """Put the pictures that the examples of a page make below them."""
    source[0] = make_pictures.illustrated(page, source[0])


def _close_up(_app: object, _page: str, source: list[str]) -> None:
    """Take away the blank line that ends a session, for the sake of doctest, before its fence."""
    source[0] = re.sub(r"\n\n(?=```$)", "\n", source[0], flags=re.MULTILINE)


def setup(app: Sphinx) -> None:
    """Change pages as they are read, and search in both languages."""
    app.add_search_language(SearchWords)
    app.connect("source-read", _illustrate)
    app.connect("source-read", _close_up)
