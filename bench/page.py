"""`python -m bench.page`: puts the figures of build/bench.json into docs/speed.md, and the drawing beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench import BUILD, ROOT
from bench.__main__ import COLUMNS, cells
from bench.figures import read
from bench.plot import draw

PAGE = ROOT / "docs/speed.md"
_BEGIN, _END = "<!-- measured -->", "<!-- end of what was measured -->"


def rewritten(page: str, written: Mapping[str, Any]) -> str:
    """The page with a table of these figures between its two marks."""
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    figures = [read(plain) for plain in written["figures"]]
    rows = [list(COLUMNS), ["---"] * len(COLUMNS), *map(cells, figures)]
    lines = (" | ".join(cell.replace("|", "\\|") for cell in row) for row in rows)
    table = "\n".join(f"| {line} |" for line in lines)
    told = "\n\n".join([_when(written), table, *_missing(written)])
    return f"{before}{_BEGIN}\n{told}\n{_END}{after}"


def _when(written: Mapping[str, Any]) -> str:
    days = sorted({plain["measured"][:10] for plain in written["figures"]})
    machine = written["machine"]
    between = days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"
    return (
        f"Measured {between} on {machine['processor']} with {machine['cores']} cores, {machine['system']}, "
        f"Python {machine['python']}; load {machine['load']} when it ended."
    )


def _missing(written: Mapping[str, Any]) -> list[str]:
    missing = [f"{name} ({why})" for name, why in written["not_measured"].items()]
    return [f"Not measured: {', '.join(missing)}."] if missing else []


def main() -> None:
    written = json.loads((BUILD / "bench.json").read_text("utf-8"))
    PAGE.write_text(rewritten(PAGE.read_text("utf-8"), written), "utf-8")
    drawing = draw([read(plain) for plain in written["figures"]])
    Path(PAGE).with_suffix(".svg").write_text(drawing, "utf-8")
    print(f"{len(written['figures'])} figures: {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
