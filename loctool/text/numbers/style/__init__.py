"""Numbers, dates, times, units and dashes of a draft, written as its language writes them (CLDR through Babel)."""

from __future__ import annotations

from loctool.text.numbers.style.amounts import localise_number
from loctool.text.numbers.style.drafts import find_misformatted, localise_numbers

__all__ = ["find_misformatted", "localise_number", "localise_numbers"]
