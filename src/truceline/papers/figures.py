"""Charts as they stand within a page: drawn by the page itself, named for those who do not see them."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from truceline.papers.paper import Figure
from truceline.papers.words import shown

SVG = "http://www.w3.org/2000/svg"
_REFERENCE = re.compile(r"url\(#([^)]*)\)")
_HIGHEST = 1.3  # times the width of the text: a page of A4 holds it with its caption
_FORBIDDEN = {"script", "foreignObject", "image", "use", "style", "a", "animate", "set", "iframe"}

ET.register_namespace("", SVG)


def inline(figure: Figure, name: str) -> str:
    """The chart's SVG with a title and a description of its own, its ids made those of this name within the page.

    Raises ValueError if the SVG does not stand by itself: scripts, styles, pictures, links.
    """
    root = ET.fromstring(figure.svg)  # noqa: S314  # drawn by papers.charts, never read from elsewhere
    for element in root.iter():
        _stands_alone(element)
        for key, value in element.attrib.items():
            element.set(key, f"{name}-{value}" if key == "id" else _REFERENCE.sub(rf"url(#{name}-\1)", value))
    for old in [one for one in root if one.tag in {f"{{{SVG}}}title", f"{{{SVG}}}desc"}]:
        root.remove(old)
    for place, (tag, words) in enumerate((("title", figure.caption), ("desc", figure.says))):
        told = ET.Element(f"{{{SVG}}}{tag}", {"id": f"{name}-{tag}"})
        told.text = shown(words)
        root.insert(place, told)
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title {name}-desc")
    return ET.tostring(root, encoding="unicode")


def share_of_width(svg: str) -> float:
    """How much of the width of a page's text the chart takes (0 to 1): all of it, unless it would then be higher than a page."""
    _, _, width, height = map(float, ET.fromstring(svg).attrib["viewBox"].split())  # noqa: S314  # ours, as above
    return min(_HIGHEST * width / height, 1.0)


def _stands_alone(element: ET.Element) -> None:
    kind = element.tag.removeprefix(f"{{{SVG}}}")
    if (
        kind in _FORBIDDEN
        or "}" in kind
        or any(key.startswith("on") or "href" in key for key in element.attrib)
    ):
        raise ValueError(f"a chart that holds {kind!r} does not stand by itself")
