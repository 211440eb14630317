"""Reads a graph back and holds it to the shapes."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, BinaryIO

from pyshacl import validate
from rdflib import SH, Graph
from rdflib.term import Node

from truceline.exports.losses import Fault
from truceline.exports.rdf.graph import PREFIXES


def check(file: BinaryIO, name: str) -> Iterator[Fault]:
    """What of a file cannot be read as Turtle or JSON-LD, and where it does not fit the shapes; the column is the thing and its property."""
    content = file.read()
    if name == "jsonld" and (foreign := _foreign_context(content)):
        yield Fault(row=None, column="@context", says=foreign)
        return
    try:
        graph = read(content, name)
    except Exception as error:  # noqa: BLE001  # rdflib's parsers raise whatever goes wrong in them
        yield Fault(
            row=None, column="", says=f"cannot be read as {name}: {' '.join(str(error).split())[:300]}"
        )
        return
    if not len(graph):
        yield Fault(row=None, column="", says="holds nothing")
    yield from _misfits(graph)


def read(content: bytes, name: str) -> Graph:
    """The graph in a file. Raises what rdflib's parsers raise."""
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", DeprecationWarning
        )  # rdflib's reader of JSON-LD uses what rdflib calls deprecated
        return Graph().parse(data=content, format="turtle" if name == "turtle" else "json-ld")


def shapes() -> Graph:
    """What must hold of a graph of ours, in SHACL."""
    return _own("shapes.ttl")


def ontology() -> Graph:
    """The classes and properties of ours, with what they mean."""
    return _own("truceline.ttl")


def _own(name: str) -> Graph:
    return Graph().parse(data=files(__package__).joinpath(name).read_text("utf-8"), format="turtle")


def _misfits(graph: Graph) -> Iterator[Fault]:
    _, report, _ = validate(graph, shacl_graph=shapes(), inference="none", advanced=False)
    if not isinstance(report, Graph):
        yield Fault(row=None, column="", says="cannot be held to the shapes")
        return
    found = []
    for result in report.objects(None, SH.result):
        about = (report.value(result, SH.focusNode), report.value(result, SH.resultPath))
        column = " ".join(_short(one) for one in about if one is not None)
        found.append((column, str(report.value(result, SH.resultMessage) or "does not fit its shape")))
    for column, says in sorted(set(found)):
        yield Fault(row=None, column=column, says=says)


def _short(node: Node) -> str:
    told = str(node)
    for prefix, whole in PREFIXES.items():
        if told.startswith(whole):
            return f"{prefix}:{told.removeprefix(whole)}"
    return told


def _foreign_context(content: bytes) -> str | None:
    """Why a context cannot be used: one that stands elsewhere would have to be fetched, and nothing is."""
    try:
        told = json.loads(content)
    except ValueError as error:
        return f"is no JSON: {error}"
    return (
        "a context that stands elsewhere is not fetched: write it into the file" if _fetches(told) else None
    )


def _fetches(told: Any) -> bool:
    if isinstance(told, list):
        return any(map(_fetches, told))
    if not isinstance(told, dict):
        return False
    context = told.get("@context")
    inside = context if isinstance(context, list) else [context]
    if any(isinstance(one, str) or (isinstance(one, dict) and "@import" in one) for one in inside):
        return True
    return any(map(_fetches, told.values()))
