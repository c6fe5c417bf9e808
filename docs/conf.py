"""How Sphinx builds these pages: `sphinx-build -W -b html docs docs/_build`.

The pages of `reference/api/` are written first, by make_reference.py, and the search learns the words of the codebook.
"""

import logging
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

import jieba  # noqa: E402 - the extra `docs`
import make_reference  # noqa: E402

import sgpolicy  # noqa: E402

jieba.setLogLevel(logging.WARNING)  # it tells on stderr how it loads

project = "sgpolicy"
author = "The sgpolicy authors"
version = release = sgpolicy.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
trim_doctest_flags = True

myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence"]
suppress_warnings = ["myst.header"]  # pages included from the root begin at their own level

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
html_search_language = "zh"  # jieba; English words are stemmed too

# A word that is typed is looked for as a whole, so the index must know the words of the field.
for _terms in ("indicators", "instruments", "domains", "settings"):
    for _term in getattr(sgpolicy.load(), _terms):
        for _word in (_term.name.zh, *_term.aliases):
            jieba.add_word(_word)
for _row in (HERE / "glossary.md").read_text(encoding="utf-8").splitlines():
    for _word in _row.strip("|").partition("|")[0].replace("“", "").replace("”", "").split("、"):
        jieba.add_word(_word.strip())

make_reference.write(HERE / "reference" / "api")
