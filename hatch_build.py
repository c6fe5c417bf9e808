"""Build hook: a wheel carries the shipped YAML files compiled, so that they need not be read on each start."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileHook(BuildHookInterface):  # type: ignore[type-arg] # untyped without hatchling at hand
    """Adds `sgpolicy/data/compiled.json` to wheels; sdists and editable installs read the YAML files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Check and compile the YAML files; a mistake in one of them fails the build."""
        if version == "editable":
            return
        source = str(Path(self.root) / "src")
        sys.path.insert(0, source)
        try:
            from sgpolicy.catalog.load import compile_shipped  # noqa: PLC0415 - only from here on
            from sgpolicy.shipped.data import COMPILED  # noqa: PLC0415
            from sgpolicy.shipped.manifest import NAME, manifest  # noqa: PLC0415
        finally:
            sys.path.remove(source)
        made = {f"data/{COMPILED}": compile_shipped().encode()}
        shipped = {
            file.distribution_path.removeprefix("sgpolicy/"): Path(file.path).read_bytes()
            for file in self.build_config.builder.recurse_included_files()
        }
        made[NAME] = manifest({**shipped, **made}).encode()
        self._folder = TemporaryDirectory()
        for name, content in made.items():
            file = Path(self._folder.name) / Path(name).name
            file.write_bytes(content)
            build_data["force_include"][str(file)] = f"sgpolicy/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the file; the wheel has it."""
        del build_data, artifact_path
        if version != "editable":
            self._folder.cleanup()
