"""The files that sources lead to: on this machine, or in a store of objects that fsspec reaches (`s3://…`)."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO

from truceline.errors import SourceError
from truceline.sources.names import is_passed_over

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_ADDRESS = re.compile(r"(?!https?://)[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_PASSWORD = re.compile(r"(?<=://)([^/@:]*):[^/@]*@")
_PACKAGES = {
    "abfs": "adlfs",
    "az": "adlfs",
    "gcs": "gcsfs",
    "gs": "gcsfs",
    "hdfs": "pyarrow",
    "oci": "ocifs",
    "s3": "s3fs",
    "s3a": "s3fs",
    "sftp": "paramiko",
}
"""What reaches a store, where fsspec itself does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of articles: where its bytes lie, what people call it, and the path that a table of metadata knows it by.

    `place` is a path, absolute where another process is to read it, or the address of an object. Of `called`, the
    suffix tells what kind of file it is.
    """

    place: str
    where: str
    called: PurePath

    def open(self) -> BinaryIO:
        """Its bytes, as a stream. Raises OSError."""
        if not is_stored(self.place):
            return Path(self.place).open("rb")
        filesystem, path = reach(self.place)
        if "file" in filesystem.protocol:
            return Path(path).open("rb")
        try:
            opened: BinaryIO = filesystem.open(path, "rb")
        except OSError:
            raise
        except Exception as error:  # each store has errors of its own
            raise OSError(f"{type(error).__name__}: {error}") from error
        return opened

    def size(self) -> int:
        """How many bytes it has. Raises OSError."""
        if not is_stored(self.place):
            return Path(self.place).stat().st_size
        return int(self._told()["size"] or 0)

    def state(self) -> str:
        """What is another once other bytes stand in it: size and time of its last change, or the store's own mark. Raises OSError."""
        if not is_stored(self.place):
            stat = Path(self.place).stat()
            return f"{stat.st_size}:{stat.st_mtime_ns}"
        told = self._told()
        marks = (
            "size",
            "ETag",
            "etag",
            "generation",
            "md5Hash",
            "content_md5",
            "mtime",
            "LastModified",
            "created",
        )
        return ":".join(str(told[mark]) for mark in marks if told.get(mark) is not None)

    def _told(self) -> dict[str, Any]:
        filesystem, path = reach(self.place)
        told: dict[str, Any] = filesystem.info(path)
        return told


def is_stored(source: str) -> bool:
    """Whether a source is an address in a store of objects, and neither a path nor an address of the web."""
    return bool(_ADDRESS.match(source))


def bare_address(address: str) -> str:
    """An address in a store as it may be shown: without the password of who asks."""
    return _PASSWORD.sub(r"\1@", address)


def reach(address: str) -> tuple[AbstractFileSystem, str]:
    """The store of this address, and the path in it. Raises SourceError if the store is unknown or its package is missing."""
    from fsspec.core import url_to_fs

    kind = address.partition("://")[0].lower()
    try:
        filesystem, path = url_to_fs(address)
    except ImportError as error:
        package = _PACKAGES.get(kind, "the package of that store")
        raise SourceError(
            f"{kind}:// cannot be read without a package that is not installed ({error}).",
            where=bare_address(address),
            next_step=f"Install it: pip install {package}",
        ) from error
    except ValueError as error:
        raise SourceError(
            f"nothing here reads {kind}:// (fsspec {version('fsspec')}: {error}).",
            where=bare_address(address),
            next_step="Name files, folders, or addresses like s3://bucket/folder.",
        ) from error
    return filesystem, path


def stored_files(address: str) -> Iterator[File] | None:
    """The files below an address of a store, as those of a folder; None where it is no folder. Raises OSError."""
    filesystem, path = reach(address)
    try:
        if not filesystem.isdir(path):
            return None
        found = sorted(filesystem.find(path), key=lambda one: _order(one[len(path) :]))
    except OSError:
        raise
    except Exception as error:  # each store has errors of its own
        raise OSError(f"{type(error).__name__}: {error}") from error
    inside = [(one, one[len(path) :].strip("/")) for one in found]
    top = bare_address(address).rstrip("/")
    return (
        File(place=filesystem.unstrip_protocol(one), where=f"{top}/{below}", called=PurePosixPath(one))
        for one, below in inside
        if below and not is_passed_over(below)
    )


def folder_files(folder: Path, table: Path | None) -> Iterator[Path]:
    """What lies in a folder and in the folders in it, in the order of names, but for what is passed over and the `table`."""
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(top, name)
            if not is_passed_over(name) and not (table and path.absolute() == table.absolute()):
                yield path


def _order(path: str) -> tuple[tuple[bool, str], ...]:
    """The place of a file where each folder gives its own files first, and then those of the folders in it."""
    *folders, name = path.strip("/").split("/")
    return (*((True, folder) for folder in folders), (False, name))
