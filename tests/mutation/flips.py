"""A small mutation tester for what mutmut skips, such as the decorated checks.

`python -m tests.mutation.flips src/sgpolicy/files/checks/times.py tests/unit/test_x.py ...`
turns one operator, condition or constant at a time in a copy of `src`, runs the
tests, and lists the changes that no test notices.
"""

import ast
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

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


def flips(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield line, changed line and changed module of every flip of *source*."""
    total = sum(1 for _ in ast.walk(ast.parse(source)))
    for index in range(total):
        tree = ast.parse(source)
        node = list(ast.walk(tree))[index]
        if _flip(node):
            line = getattr(node, "lineno", 0)
            yield line, ast.unparse(node)[:100].split("\n")[0], ast.unparse(tree)


def _flip(node: ast.AST) -> bool:
    """Change *node* in place; return False where there is nothing to change."""
    if isinstance(node, ast.Compare):
        node.ops[0] = _COMPARED[type(node.ops[0])]()
    elif isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    elif isinstance(node, ast.If | ast.IfExp):
        node.test = ast.UnaryOp(ast.Not(), node.test)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        node.op = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        node.value += 1
    else:
        return False
    ast.fix_missing_locations(node)
    return True


def main(arguments: list[str]) -> int:
    """Print the flips that survive, and the score; return 1 if there are survivors."""
    module, *tests = (Path(name).resolve() for name in arguments)
    made = survivors = 0
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree("src", Path(folder, "src"))
        copy = Path(folder, module.relative_to(Path.cwd()))
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *map(str, tests)]
        environment = {"PYTHONPATH": str(Path(folder, "src")), "PYTHONDONTWRITEBYTECODE": "1"}
        for line, change, changed in flips(module.read_text(encoding="utf-8")):
            copy.write_text(changed, encoding="utf-8")
            made += 1
            if subprocess.run(command, check=False, capture_output=True, env=environment, timeout=300).returncode == 0:  # noqa: S603 - our own tests
                survivors += 1
                sys.stdout.write(f"survives: {module.name}:{line}: {change}\n")
    sys.stdout.write(f"{made - survivors} of {made} flips noticed\n")
    return int(bool(survivors))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
