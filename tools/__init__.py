"""Tools of those who make loctool; none of them is part of the installed package."""
