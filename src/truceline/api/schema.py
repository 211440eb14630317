"""The OpenAPI description: our own types as schemas, made when somebody first asks for them.

Answers are written by `codec.to_plain` and never checked against these schemas on the way out; tests do that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args, get_origin

from fastapi import FastAPI
from pydantic import TypeAdapter

from truceline.api.errors import SAYS, Fault

_REF = "#/components/schemas/"
_TYPES: dict[str, Any] = {"Fault": Fault}
_IDS = (
    "ActClaim",
    "TermClaim",
    "ContactClaim",
    "IncidentClaim",
    "StatementClaim",
    "Drop",
    "Judgement",
    "Question",
)
_OF_CASES = ("ActClaim", "TermClaim", "ContactClaim", "IncidentClaim", "StatementClaim")
_ODD = re.compile(r"[^A-Za-z0-9.-]+")


def gives(
    kind: Any, *, status: int = 200, says: str = "What was asked for."
) -> dict[int | str, dict[str, Any]]:
    """That a route answers with a value of this type."""
    return {status: _answer(says, _reference(kind))}


def gives_page(kind: Any, *others: Any) -> dict[int | str, dict[str, Any]]:
    """That a route answers with a page of a list of these."""
    one = _reference(kind) if not others else {"anyOf": [_reference(each) for each in (kind, *others)]}
    page = {
        "type": "object",
        "required": ["items", "next"],
        "properties": {
            "items": {"type": "array", "items": one},
            "next": {
                "type": ["string", "null"],
                "description": "The cursor of the next page; null on the last.",
            },
            "total": {
                "type": "integer",
                "description": "How many there are on all pages, where that is known.",
            },
        },
    }
    return {200: _answer("A page of the list.", page)}


def shaped(schema: Mapping[str, Any], says: str, status: int = 200) -> dict[int | str, dict[str, Any]]:
    """That a route answers with data of this shape."""
    return {status: _answer(says, schema)}


def faults(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """That a route may answer with these statuses and a `Fault`."""
    return {one: _answer(SAYS[one], _reference(Fault)) for one in statuses}


def with_types(app: FastAPI) -> None:
    """Adds our types to the OpenAPI description of the application."""
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            described = plain()
            schemas = described.setdefault("components", {}).setdefault("schemas", {})
            schemas |= _schemas()
            for unused in (
                "HTTPValidationError",
                "ValidationError",
            ):  # FastAPI's own form of faults, which is not ours
                schemas.pop(unused, None)
        return app.openapi_schema or plain()

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way to extend it


def _answer(says: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"description": says, "content": {"application/json": {"schema": schema}}}


def _reference(kind: Any) -> dict[str, Any]:
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _reference(get_args(kind)[0])}
    name = _name(kind)
    _TYPES[name] = kind
    return {"$ref": f"{_REF}{name}"}


def _name(kind: Any) -> str:
    return "Claim" if not hasattr(kind, "__name__") else str(kind.__name__)


def _schemas() -> dict[str, Any]:
    adapters = [(name, "serialization", TypeAdapter(kind)) for name, kind in _TYPES.items()]
    tops, found = TypeAdapter.json_schemas(adapters, ref_template=f"{_REF}{{model}}")  # type: ignore[arg-type]
    schemas = {name: dict(one) for name, one in found.get("$defs", {}).items()}
    for (name, _), schema in tops.items():
        schemas.setdefault(str(name), schema)
    for name in set(_IDS) & set(schemas):
        schemas[name]["properties"] = {"id": {"type": "string"}, **schemas[name]["properties"]}
    for name in set(_OF_CASES) & set(schemas):
        schemas[name]["properties"]["ceasefire"] = _CASE
    return {_tidy(name): _without_added(_whole(schema)) for name, schema in schemas.items()}


def _without_added(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema without demanding what is told only where a thing stands in a list of its own."""
    if schema.get("title") in _IDS:
        schema["required"] = [one for one in schema["required"] if one not in {"id", "ceasefire"}]
    return schema


_CASE = {"anyOf": [{"type": "string"}, {"type": "null"}], "description": "The ceasefire that it counts for."}


def _whole(schema: Any) -> Any:
    """A schema in which every field is there, as it is in our answers, and times may lack their zone."""
    match schema:
        case {"properties": dict(properties)}:
            kept = {name: _whole(one) for name, one in properties.items() if not name.startswith("_")}
            rest = {key: _whole(one) for key, one in schema.items() if key not in ("properties", "required")}
            return {**rest, "properties": kept, "required": [*kept]}
        case {"format": "date-time"}:
            return {"type": "string", "description": "ISO 8601, with a zone where it is known"}
        case {"$ref": str(name)}:
            return {**schema, "$ref": _REF + _tidy(name.removeprefix(_REF))}
        case dict():
            return {key: _whole(one) for key, one in schema.items()}
        case list():
            return [_whole(one) for one in schema]
        case _:
            return schema


def _tidy(name: str) -> str:
    """The name of a type with its parts as letters: `Choice_tuple_Side__________` is `ChoiceTupleSide`."""
    return (
        "".join(part[:1].upper() + part[1:] for part in re.split(r"[^A-Za-z0-9]+", name))
        if "_" in name
        else name
    )


UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": SAYS[304]}}
READS = {**UNCHANGED, **faults(400, 401, 403, 404, 422, 429, 503)}
"""What every route that reads may answer beside what was asked for."""
WRITES = faults(400, 401, 403, 404, 409, 413, 422, 429, 503)
"""What every route that changes something may answer beside that."""
