"""Maps: the places that reports tell of, on the outlines of countries that come with Truceline."""

from truceline.views.maps.map import Map, Marker, draw
from truceline.views.maps.places import PlaceShown, place_shown, places_shown

__all__ = ["Map", "Marker", "PlaceShown", "draw", "place_shown", "places_shown"]
