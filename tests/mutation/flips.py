"""A small mutation tester for what mutmut skips: decorated functions, word lists and patterns.

`python -m tests.mutation.flips src/sgpolicy/files/checks/times.py tests/unit/test_x.py ...`
changes one thing at a time in a module, runs the tests, and lists the changes
that no test notices. All that stands behind the module goes to pytest as it is.
A changed module is imported in a process of its own, made by fork, and never
written to the disk.
"""

import ast
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType

import pytest
from tests.mutation.cuts import cuts

_SECONDS = 120
# What is imported before the fork keeps its plain assertions; pytest warns of that.
_OPTIONS = (
    "-x",
    "-q",
    "-p",
    "no:cacheprovider",
    "-W",
    "ignore:Module already imported:pytest.PytestAssertRewriteWarning",
)
_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_DELETED = (ast.Expr, ast.Return, ast.Continue, ast.Break, ast.Raise, ast.Assign, ast.AugAssign)


def flips(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield line, change and changed module of every flip of *source*.

    Operators, conditions and numbers are turned, and in functions also texts;
    each operand of `and` and `or`, each condition of a comprehension and each
    statement of a function is left out.
    """
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inner = {id(node) for function in functions for statement in function.body for node in ast.walk(statement)}
    # A pattern is no text: `cuts` takes it to pieces.
    patterns = {id(node) for function in functions if "(?" in ast.unparse(function) for node in ast.walk(function)}
    for above in ast.walk(tree):
        for name, held in ast.iter_fields(above):
            for place, node in enumerate(held if isinstance(held, list) else [held]):
                if not isinstance(node, ast.AST):
                    continue
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) in patterns:
                    continue
                for new in _ways(above, name, node, inner=id(node) in inner):
                    _put(above, name, place, new)
                    yield getattr(node, "lineno", 0), f"{_brief(node)} -> {_brief(new)}", ast.unparse(tree)
                    _put(above, name, place, node)


def _put(above: ast.AST, name: str, place: int, node: ast.AST) -> None:
    held = getattr(above, name)
    if isinstance(held, list):
        held[place] = node
    else:
        setattr(above, name, node)


def _brief(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())[:90]


def _ways(above: ast.AST, name: str, node: ast.AST, *, inner: bool) -> Iterator[ast.AST]:
    """Yield what may stand in the place of *node*."""
    yield from _turned(node)
    if inner and isinstance(node, ast.Constant) and isinstance(node.value, str) and not isinstance(above, ast.Expr):
        yield ast.Constant(f"{node.value}x")
    elif inner and isinstance(node, _DELETED) and not isinstance(getattr(node, "value", None), ast.Constant):
        yield ast.Pass()
    if isinstance(above, ast.If | ast.IfExp) and name == "test" and isinstance(node, ast.expr):
        yield ast.UnaryOp(ast.Not(), node)
    elif isinstance(above, ast.BoolOp) and name == "values":
        yield ast.Constant(isinstance(above.op, ast.And))
    elif isinstance(above, ast.comprehension) and name == "ifs":
        yield ast.Constant(value=True)


def _turned(node: ast.AST) -> Iterator[ast.AST]:
    """Yield an operator or a number turned into another."""
    if isinstance(node, ast.Compare):
        for place, compared in enumerate(node.ops):
            ops = [*node.ops[:place], _COMPARED[type(compared)](), *node.ops[place + 1 :]]
            yield ast.Compare(node.left, ops, node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        yield ast.BinOp(node.left, ast.Sub() if isinstance(node.op, ast.Add) else ast.Add(), node.right)
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        yield ast.Constant(node.value + 1)


class _Changed(SourceFileLoader):
    """Loads a changed source in the place of a file."""

    def __init__(self, fullname: str, path: Path, source: str) -> None:
        super().__init__(fullname, str(path))
        self._source = source

    def get_code(self, _: str) -> CodeType:
        return compile(self._source, self.path, "exec", dont_inherit=True)


class _Finder(MetaPathFinder):
    """Finds one module."""

    def __init__(self, loader: _Changed) -> None:
        self._loader = loader

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        if fullname != self._loader.name:
            return None
        return spec_from_file_location(fullname, self._loader.path, loader=self._loader)


def passes(module: Path, source: str, tests: Sequence[str]) -> bool:
    """Return whether *tests* pass with *source* in the place of *module*, a file under src."""
    child = os.fork()
    if not child:
        signal.alarm(_SECONDS)
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        name = ".".join(module.resolve().relative_to(Path("src").resolve()).with_suffix("").parts)
        sys.meta_path.insert(0, _Finder(_Changed(name, module, source)))
        os._exit(int(pytest.main([*_OPTIONS, *tests])))
    return os.waitpid(child, 0)[1] == 0


def main(arguments: list[str]) -> int:
    """Print the changes that survive, and the score; return 1 if there are survivors, 2 if the tests fail as it is."""
    module, *tests = Path(arguments[0]), *arguments[1:]
    source = module.read_text(encoding="utf-8")
    if not passes(module, source, tests):
        sys.stderr.write("the tests fail without any change\n")
        return 2
    made = survivors = 0
    for line, change, changed in (*flips(source), *cuts(source)):
        made += 1
        if passes(module, changed, tests):
            survivors += 1
            sys.stdout.write(f"survives: {module.name}:{line}: {change}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{made - survivors} of {made} changes noticed\n")
    return int(bool(survivors))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
