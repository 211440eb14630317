"""Runs docs/notebook.ipynb from its first cell to its last, keeps what comes out, and writes it as a page of the docs.

Run it when the notebook or what it shows has changed. A test runs the notebook too, and compares.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"
PAGE = NOTEBOOK.with_suffix(".md")

_STYLE = re.compile(r"<style[^>]*>.*?</style>\s*", re.DOTALL)
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def main() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    with TemporaryDirectory() as folder:
        run(notebook, Path(folder))
    nbformat.write(notebook, NOTEBOOK)
    PAGE.write_text(page(notebook), "utf-8")


def run(notebook: Any, folder: Path) -> None:
    """Runs the notebook in this folder, with the examples beside it; outputs of before are gone, whatever differs from run to run as well."""
    (folder / "examples").symlink_to(ROOT / "examples")
    for name in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR"):
        os.environ[name] = str(folder / name.lower())
    os.environ["PYTHONPATH"] = str(ROOT / "src")
    client = NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute()
    notebook.metadata = nbformat.from_dict(_METADATA)
    for number, cell in enumerate(notebook.cells, start=1):
        cell.id = f"cell-{number:02}"
        cell.metadata = nbformat.from_dict({})


def page(notebook: Any) -> str:
    """The notebook as a page: words, code, and what came of it; styles stand there once."""
    parts = ["<!-- Made from notebook.ipynb by tools/build_notebook.py. -->"]
    styles: set[str] = set()

    def once(match: re.Match[str]) -> str:
        known = match[0] in styles
        styles.add(match[0])
        return "" if known else match[0]

    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            parts.append(cell.source)
            continue
        parts.append(f"```python\n{cell.source}\n```")
        parts += [_STYLE.sub(once, _shown(output)) for output in cell.outputs]
    parts.append(
        "[This page as a notebook](notebook.ipynb), to be run in a folder with `examples` beside it."
    )
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _shown(output: Any) -> str:
    """One output: HTML as it is, without the empty lines that would end it in Markdown; else its words."""
    if output.output_type == "stream":
        return f"```text\n{output.text}```"
    data = output.data
    if "text/html" in data:
        told = "\n".join(line for line in data["text/html"].splitlines() if line.strip())
        return f'<div class="output">\n{told}\n</div>'
    return f"```text\n{data['text/plain']}\n```"


if __name__ == "__main__":
    main()
