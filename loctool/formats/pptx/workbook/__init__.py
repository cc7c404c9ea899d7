"""The workbook embedded behind a chart: its cells get the translations that the chart shows."""
