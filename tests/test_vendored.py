"""What others wrote and the site ships: unchanged, and with its licence beside it."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

VENDORED = Path(__file__).parents[1] / "site_config" / "theme" / "vendored"
ROW = re.compile(r"^\| `([\w.-]+)` \| `([0-9a-f]{64})` \|", re.MULTILINE)
# What is ours in the interpreter's file: the lines that make a classic script of the module.
OURS = (
    ("(() => { const { ascending, isString, DisallowedObjectProperties } = vega;\n", "vega.expressionInterpreter = expression; })();\n"),
    ("import { ascending, isString, DisallowedObjectProperties } from 'vega-util';\n", "export { expression as expressionInterpreter };\n//# sourceMappingURL=vega-interpreter.js.map\n"),
)  # fmt: skip


def test_every_vendored_file_is_the_one_that_its_readme_names() -> None:
    for readme in VENDORED.rglob("README.md"):
        named = dict(ROW.findall(readme.read_text("utf-8")))
        files = {path.name: path for path in readme.parent.iterdir() if path.suffix in (".js", ".json")}
        assert set(files) <= set(named)
        for name, path in files.items():
            assert sha256(path.read_bytes()).hexdigest() == named[name], name


def test_every_vendored_folder_has_a_readme_and_a_licence() -> None:
    folders = {path.parent for path in VENDORED.rglob("*.js")}
    assert folders
    for folder in folders:
        assert (folder / "README.md").is_file()
        assert "Copyright" in (folder / "LICENSE").read_text("utf-8")


def test_of_the_interpreter_only_the_first_and_the_last_line_are_ours() -> None:
    text = (VENDORED / "vega" / "vega-interpreter.js").read_text("utf-8")
    (first, last), (theirs_first, theirs_last) = OURS
    assert text.startswith(first) and text.endswith(last)
    original = theirs_first + text.removeprefix(first).removesuffix(last) + theirs_last
    readme = (VENDORED / "vega" / "README.md").read_text("utf-8")
    assert f"`{sha256(original.encode()).hexdigest()}`" in readme
