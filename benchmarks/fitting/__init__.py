"""Random boxes, drawn by LibreOffice."""
