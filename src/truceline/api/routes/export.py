"""The ceasefires as files."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, Annotated, BinaryIO, cast

from fastapi import APIRouter, Query
from fastapi.responses import Response, StreamingResponse

from truceline.api.asked import Asked, log
from truceline.api.schema import READS, gives
from truceline.exports import EXPORTERS, Losses
from truceline.exports.formats import Format, file_name
from truceline.exports.formats import formats as known_formats
from truceline.views import extract

router = APIRouter(tags=["export"])

Named = Annotated[str | None, Query(description="Which table, where the format has several.")]

_IN_MEMORY = 1 << 20
_PIECE = 1 << 16


@router.get("/export", responses=READS | gives(tuple[Format, ...]))
def formats(asked: Asked) -> Response:
    """The export formats: what each is, how its files end, and its tables, where it has several."""
    return asked.answer(known_formats())


@router.get(
    "/export/{format}",
    responses=READS
    | {
        200: {
            "description": "The file.",
            "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
def export(asked: Asked, format: str, table: Named = None) -> Response:  # noqa: A002  # its name in the address
    """The ledger in the export format of this name, as `truceline export` writes it."""
    exporter = EXPORTERS[format]
    file = cast("BinaryIO", SpooledTemporaryFile(_IN_MEMORY, mode="w+b"))  # noqa: SIM115  # closed when all is sent
    log(asked.request, "export", format)
    exporter.write(extract(asked.snapshot.store, asked.snapshot.shown), file, table)
    file.seek(0)
    name = file_name(format, table)
    return StreamingResponse(
        _pieces(file),
        media_type=exporter.media_type,
        headers={**asked.headers, "Content-Disposition": f'attachment; filename="{name}"'},
    )


@router.get("/export/{format}/lossiness", responses=READS | gives(Losses))
def lossiness(asked: Asked, format: str, table: Named = None) -> Response:  # noqa: A002  # its name in the address
    """What of the ledger the export format of this name cannot hold."""
    with cast("BinaryIO", SpooledTemporaryFile(_IN_MEMORY, mode="w+b")) as nowhere:
        written = extract(asked.snapshot.store, asked.snapshot.shown)
        return asked.answer(EXPORTERS[format].write(written, nowhere, table))


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece
