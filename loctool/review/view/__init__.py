"""What a page shows, as it is written into it: plain data, which the page's script reads under the same names.

Offsets count UTF-16 code units, as JavaScript does. Fields that are empty or have their default may be left out of the
JSON.
"""
