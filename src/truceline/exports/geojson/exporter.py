"""GeoJSON (RFC 7946): where ceasefires apply, were made and are told broken."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from truceline.errors import NotFound
from truceline.exports.losses import Fault, Losing, Losses
from truceline.views import Extract


class GeoJson:
    """A feature for each place that a ceasefire applies in, was made in, or is told of in: a point for towns alone."""

    says = "places of ceasefires, talks, incidents and breaches; points for towns"
    suffix = ".geojson"
    media_type = "application/geo+json"
    tables: tuple[str, ...] = ()

    def write(self, extract: Extract, to: BinaryIO, table: str | None = None) -> Losses:
        """Writes the features, ceasefire by ceasefire, one a line."""
        from truceline.exports.geojson.features import features
        from truceline.exports.geojson.losing import note

        if table is not None:
            raise NotFound(f"geojson has no table {table!r}.", next_step="Leave the table out.")
        shown, losing, rows = extract.shown, Losing(), 0
        moment = {"day": shown.day.isoformat(), "as_of": shown.as_of.isoformat() if shown.as_of else None}
        to.write(f'{{"type": "FeatureCollection", "truceline": {json.dumps(moment)}, "features": ['.encode())
        for key in shown.summaries:
            ceasefire = shown.case(key)
            note(ceasefire, shown.claims, losing)
            for feature in features(ceasefire, shown.claims, shown.day):
                between = ",\n" if rows else "\n"
                to.write((between + json.dumps(feature, ensure_ascii=False)).encode())
                rows += 1
        to.write(b"\n]}\n")
        number = len(shown.summaries)
        return losing.losses("geojson", rows=rows, ceasefires=number, written=number)

    def check(self, file: BinaryIO) -> Iterator[Fault]:
        """Where a file does not obey RFC 7946; the row is that of the feature."""
        from truceline.exports.geojson.checking import check

        return check(file)
