"""Articles that are handed in, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool

from truceline.api.asked import desk, log, paged, who, written
from truceline.api.paging import Pages, Paging
from truceline.api.schema import WRITES, faults, gives, gives_page
from truceline.codec import to_plain
from truceline.desk import Desk, Job, Taken
from truceline.model import Drop
from truceline.uploads import Upload

router = APIRouter(tags=["adding"])

_MOST = 20  # jobs that are listed

_Words = Annotated[str, Field(max_length=2_000)]


class Articles(BaseModel):
    """A text to be added with what is known of it, and addresses of the web to be fetched."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(default="", max_length=10_000_000)
    title: _Words = ""
    outlet: _Words = ""
    published: _Words = Field(default="", description="Its day, month or year of publication.")
    url: _Words = Field(default="", description="Where the text is from; it is not fetched.")
    addresses: list[_Words] = Field(
        default_factory=list, max_length=1_000, description="Addresses to be fetched."
    )


_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": Articles.model_json_schema()},
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "columns": {
                            "type": "string",
                            "description": "Columns of tables, like text=body,published=day.",
                        },
                        "metadata": {
                            "type": "string",
                            "format": "binary",
                            "description": "file,title,outlet,published,url",
                        },
                        "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
                    },
                }
            },
        },
    }
}


@router.post(
    "/articles",
    status_code=202,
    openapi_extra=_BODY,
    responses=WRITES | gives(Job, status=202, says="It is on disk, and will be added."),
)
async def add(request: Request) -> Response:
    """Takes articles in: files as a form, or a text and addresses as JSON. They are added behind it, as the job tells."""
    job = await _received(request)
    served = desk(request)
    served.keeper.wake()
    await run_in_threadpool(log, request, "upload", job.id)
    return written(
        to_plain(job),
        status=202,
        headers={"Location": f"{request.url.path.removesuffix('articles')}jobs/{job.id}"},
    )


@router.get("/jobs", responses=faults(401, 403, 429, 503) | gives(tuple[Job, ...]))
def jobs(request: Request) -> Response:
    """What was handed in lately, last first."""
    return written(to_plain(desk(request).jobs.recent(_MOST)))


@router.get("/jobs/{job}", responses=faults(401, 403, 404, 429, 503) | gives(Job))
def job(request: Request, job: str) -> Response:
    """How far it is, and at its end what came of it."""
    return written(to_plain(desk(request).jobs.get(job)), headers={"Cache-Control": "no-store"})


@router.get("/jobs/{job}/articles", responses=faults(400, 401, 403, 404, 422, 429, 503) | gives_page(Taken))
def taken(request: Request, job: str, pages: Pages) -> Response:
    """The articles that it came upon, in their order."""
    found = desk(request).jobs.taken(desk(request).jobs.get(job))
    return _numbered(pages, found)


@router.get("/jobs/{job}/drops", responses=faults(400, 401, 403, 404, 422, 429, 503) | gives_page(Drop))
def drops(request: Request, job: str, pages: Pages) -> Response:
    """What it left out, and why, in its order."""
    found = desk(request).jobs.drops(desk(request).jobs.get(job))
    return _numbered(pages, found)


def _numbered(pages: Paging, found: Sequence[Any]) -> Response:
    page = pages.of(list(enumerate(found)), lambda one: (one[0],))
    return written(paged(page, lambda one: to_plain(one[1])), headers={"Cache-Control": "no-store"})


async def _received(request: Request) -> Job:
    served = desk(request)
    name = who(request).name or served.settings.coder
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        # No secret of a form is asked for: the guard lets in no other site, and a token is nothing that a browser adds.
        return await Upload(begin=lambda: served.receive(name), fits=lambda _: True).read(request)
    try:
        told = Articles.model_validate_json(await request.body())
    except ValidationError as error:
        raise RequestValidationError(
            [{**one, "loc": ("body", *one["loc"])} for one in error.errors()]
        ) from None
    return await run_in_threadpool(_written_down, served, name, told)


def _written_down(served: Desk, name: str, told: Articles) -> Job:
    receiving = served.receive(name)
    try:
        if told.text.strip():
            receiving.text(told.text, told.model_dump(include={"title", "outlet", "published", "url"}))
        for address in told.addresses:
            receiving.address(address)
        return receiving.finish()
    except BaseException:
        receiving.forget()
        raise
