"""Imports point one way."""

import ast
from pathlib import Path

import pytest

import sgpolicy

PACKAGE = Path(sgpolicy.__file__).parent
MAY_IMPORT = {
    "errors": set(),
    "model": {"errors"},
    "reading": {"errors", "model"},
    "analysis": {"errors", "model"},
    "sources": {"errors", "model", "reading"},
    "checks": {"errors", "model", "reading", "sources", "problem", "schema", "near"},
    "files": {"errors", "model", "reading", "checks", "problem", "schema", "near", "_runtime", "shipped"},
    "catalog": {"errors", "model", "reading", "analysis", "files", "problem", "schema", "near", "_runtime", "shipped"},
    "display": {"errors", "model", "analysis", "catalog", "problem", "schema"},
    "export": {"errors", "model", "catalog", "schema"},
    "coding": {
        "errors",
        "model",
        "reading",
        "analysis",
        "files",
        "catalog",
        "display",
        "checks",
        "problem",
        "schema",
        "near",
        "_runtime",
        "shipped",
        "sources",
    },
}
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if p.relative_to(PACKAGE).parts[0].removesuffix(".py") in MAY_IMPORT)


@pytest.mark.parametrize("module", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_module_imports_only_what_lies_beneath(module: Path) -> None:
    """Whatever a module imports when it is itself imported lies in its own layer or one beneath."""
    layer = module.relative_to(PACKAGE).parts[0].removesuffix(".py")
    tree = ast.parse(module.read_text(encoding="utf-8"))

    ours = {
        name.split(".")[1]
        for node in tree.body
        if isinstance(node, ast.ImportFrom | ast.Import)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names])
        if name.startswith("sgpolicy.")
    }

    assert set() == ours - MAY_IMPORT[layer] - {layer}
