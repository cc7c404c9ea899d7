"""The deck with slides, for several engines."""

from tests.drafting.asking.conftest import slides

__all__ = ["slides"]
