"""Makes the bilingual lexicons of loctool/glossary/bilingual/data from parallel texts."""
