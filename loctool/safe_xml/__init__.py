"""XML from anywhere: any encoding that Python knows, no entities, nothing fetched, limited nesting."""

from loctool.safe_xml.elements import Element, read_elements

__all__ = ["Element", "read_elements"]
