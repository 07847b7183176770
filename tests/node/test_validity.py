"""Every page is valid HTML, as html-validate sees it; which rules it holds pages to is in validity/."""

import json
import subprocess
from pathlib import Path

from tests.node.tools import VALIDITY, find_node

CHECKER = VALIDITY / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"


def complaints(folder: Path, report: Path) -> list[str]:
    """What the checker says of the pages in a folder; it writes that to a file, for what it prints it may cut off."""
    node = find_node()
    assert node and CHECKER.is_file(), "To get the checker of HTML: python -m tests.node.tools"
    config = VALIDITY / "htmlvalidate.config.mjs"
    command = [node, str(CHECKER), "--config", str(config), "--formatter", f"json={report}", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert report.is_file(), done.stderr
    return [
        f"{Path(page['filePath']).relative_to(folder)}:{one['line']}: {one['ruleId']}: {one['message']}"
        for page in json.loads(report.read_text("utf-8"))
        for one in page["messages"]
    ]


def test_every_page_is_valid_html(site_folder: Path, tmp_path: Path) -> None:
    assert complaints(site_folder, tmp_path / "report.json") == []


def test_the_checker_sees_what_is_not(tmp_path: Path) -> None:
    page = tmp_path / "site" / "index.html"
    page.parent.mkdir()
    page.write_text("<!doctype html><html lang=en><title>x</title><p><ul></ul></p><img src=x></html>", "utf-8")
    said = " ".join(complaints(page.parent, tmp_path / "report.json"))
    assert "no-implicit-close" in said and "wcag/h37" in said
