"""Names of places of several words, New York and Sri Lanka, as CLDR has them."""

from __future__ import annotations

from functools import cache

from loctool.text.language import locale_of


@cache
def place_names(language: str) -> dict[str, str]:
    """Return the names of countries and large cities that have spaces, by their form in small letters."""
    from babel.core import get_global

    locale = locale_of(language)
    if locale is None:
        return {}
    zones = locale.time_zones
    cities = (zones[zone].get("city") if zone in zones else None for zone in get_global("zone_territories"))
    ids = (zone.rpartition("/")[2].replace("_", " ") for zone in get_global("zone_territories"))
    names = [*ids, *(city for city in cities if city), *locale.territories.values()]
    return {name.lower(): name for name in names if " " in name and "(" not in name}
