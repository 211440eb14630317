"""A graph as Turtle and as JSON-LD: the same things in the same order."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from truceline.exports.rdf.graph import PREFIXES, Iri, Literal, Object, Resource

_PLAIN = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_:.-]*[A-Za-z0-9_:-])?")
"""What may stand after a prefix in Turtle without more ado."""

_ESCAPED = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t"}
_CONTROLS = {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F) if code not in _ESCAPED}
_ESCAPES = str.maketrans({**_ESCAPED, **_CONTROLS})


def turtle(resources: Iterable[Resource]) -> Iterator[str]:
    """The graph in Turtle, piece by piece."""
    yield "".join(f"@prefix {prefix}: <{whole}> .\n" for prefix, whole in PREFIXES.items())
    for one in resources:
        told = [("a", ", ".join(map(_name, one.classes)))] if one.classes else []
        told += [(_name(name), ", ".join(map(_object, some))) for name, some in one.told]
        yield f"\n{_name(one.iri)}\n    " + " ;\n    ".join(f"{name} {some}" for name, some in told) + " .\n"


def json_ld(resources: Iterable[Resource]) -> Iterator[str]:
    """The graph in JSON-LD with its context inside, one thing a line."""
    yield f'{{"@context": {json.dumps(PREFIXES)},\n"@graph": ['
    between = "\n"
    for one in resources:
        yield between + json.dumps(_node(one), ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


def _name(iri: Iri) -> str:
    return str(iri) if _PLAIN.fullmatch(iri.local) else f"<{iri.full}>"


def _object(told: Object) -> str:
    match told:
        case Iri():
            return _name(told)
        case Literal(words, None):
            return f'"{words.translate(_ESCAPES)}"'
        case Literal(words, Iri() as datatype):
            return f'"{words.translate(_ESCAPES)}"^^{datatype}'
        case bool():
            return "true" if told else "false"
        case _:
            return str(told)


def _node(one: Resource) -> dict[str, Any]:
    told = {str(name): _one_or_all([_value(each) for each in some]) for name, some in one.told}
    classes = {"@type": _one_or_all([str(name) for name in one.classes])} if one.classes else {}
    return {"@id": str(one.iri), **classes, **told}


def _value(told: Object) -> Any:
    match told:
        case Iri():
            return {"@id": str(told)}
        case Literal(words, None):
            return words
        case Literal(words, datatype):
            return {"@value": words, "@type": str(datatype)}
        case _:
            return told


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
