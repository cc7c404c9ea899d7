"""remark and xaringan: properties, steps, notes behind `???`, and classes in brackets."""
