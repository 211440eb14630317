"""GeoJSON (RFC 7946): where ceasefires apply, were made and are told broken, as exactly as it is known."""

from truceline.exports.geojson.exporter import GeoJson

__all__ = ["GeoJson"]
