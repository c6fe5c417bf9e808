"""How the built pages are searched: Chinese by words of the field, English by stems; conf.py registers it.

Sphinx's own Chinese search takes what is typed as one word, so that 黑龙江社工站 would find nothing, and in Sphinx 9
it calls a stemmer that is not there (sphinx-doc/sphinx#14229).
"""

from pathlib import Path

import jieba
from sphinx.search.zh import SearchChinese

import sgpolicy

_GLOSSARY = Path(__file__).parent / "glossary.md"


class SearchWords(SearchChinese):
    """Chinese search whose query is cut into the longest words that the index has."""

    language_name = "English"  # Sphinx makes the name of the stemmer of it
    js_splitter_code = """
var splitQuery = (query) => {
  const known = (word) => Object.hasOwn(Search._index.terms, word) || Object.hasOwn(Search._index.titleterms, word);
  const cut = (run) => {
    const words = [];
    for (let start = 0, end; start !== run.length; start = end) {
      for (end = run.length; end !== start + 1; end--) if (known(run.slice(start, end))) break;
      words.push(run.slice(start, end));
    }
    return words;
  };
  return query.split(/([^\\p{Letter}\\p{Number}_]+|\\p{Script=Han}+)/u).flatMap((part) =>
    /\\p{Script=Han}/u.test(part) ? cut(part) : /[\\p{Letter}\\p{Number}_]/u.test(part) ? [part] : []);
};
"""

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__(options)
        for word in _words():
            jieba.add_word(word)


def _words() -> set[str]:
    """Return the Chinese words of the codebook and of the glossary, which jieba might cut in pieces."""
    catalog = sgpolicy.load()
    terms = (*catalog.indicators, *catalog.instruments, *catalog.domains, *catalog.settings)
    names = {name for term in terms for name in (term.name.zh, *term.aliases)}
    rows = _GLOSSARY.read_text(encoding="utf-8").splitlines()
    listed = {word.strip(" “”") for row in rows for word in row.strip("|").partition("|")[0].split("、")}
    return {word for word in names | listed if word}
