"""The data, and the modules that are imported by name; not the test kit, which takes pytest and hypothesis."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

datas = collect_data_files("sgpolicy")
hiddenimports = collect_submodules(
    "sgpolicy", filter=lambda name: not name.startswith(("sgpolicy.testing", "sgpolicy.pyinstaller"))
)
