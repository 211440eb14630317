"""The ceasefires as files."""

from __future__ import annotations

from collections.abc import Iterator
from io import TextIOWrapper
from tempfile import SpooledTemporaryFile
from typing import IO

from fastapi import APIRouter
from fastapi.responses import Response, StreamingResponse

from truceline.api.asked import Asked, log
from truceline.api.schema import READS
from truceline.exports import EXPORTERS

router = APIRouter(tags=["export"])

_IN_MEMORY = 1 << 20
_PIECE = 1 << 16


@router.get(
    "/export/{format}",
    responses=READS
    | {200: {"description": "The file.", "content": {"text/plain": {"schema": {"type": "string"}}}}},
)
def export(asked: Asked, format: str) -> Response:  # noqa: A002  # its name in the address
    """The ceasefires in the export format of this name, as `truceline export` writes them."""
    exporter = EXPORTERS[format]
    file = SpooledTemporaryFile(_IN_MEMORY, mode="w+b")  # noqa: SIM115  # closed when all is sent
    text = TextIOWrapper(file, encoding="utf-8", newline="\n")
    log(asked.request, "export", format)
    exporter.write(asked.snapshot.shown.pages(), text)
    text.detach()
    file.seek(0)
    return StreamingResponse(
        _pieces(file),
        media_type="text/plain; charset=utf-8",
        headers={**asked.headers, "Content-Disposition": f'attachment; filename="ceasefires.{format}"'},
    )


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece
