"""Run the command line: python -m loctool."""

from loctool.cli import main

main(prog_name="loctool")
