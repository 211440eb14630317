"""Charts as pictures, for forms that cannot hold SVG."""

from __future__ import annotations

_SOURCE = b"""
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg")
"""
_PER_INCH = 220  # dots: what printers of papers ask for


def png(svg: str) -> bytes:
    """The chart as PNG, sharp enough to be printed; letters that no font of this machine has are empty boxes."""
    import typst

    return typst.compile(_SOURCE, format="png", ppi=_PER_INCH, sys_inputs={"svg": svg})
