"""Which encoding an XML file is in, and its text piece by piece; Python knows more encodings than XML parsers do."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import IO

CHUNK = 1 << 16
"""Bytes that are decoded at once."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
"""How a file begins -> its encoding, whatever it declares: byte order marks, then `<` in wide encodings."""
_DECLARATION = re.compile(rb"""\s*<\?xml\s[^<>]{0,200}?\bencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]{0,40})["']""")
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949"}
"""What programs mean by an encoding, as the WHATWG's Encoding Standard has found: the larger one that came later."""


class EncodingError(ValueError):
    """The bytes are not text in their encoding."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line
        """1-based."""


def read_chunks(file: IO[bytes]) -> Iterator[str]:
    """Yield the text of an XML file without its byte order mark. Raises EncodingError and OSError."""
    raw = file.read(CHUNK)
    name = encoding_of(raw)
    decoder, line = codecs.getincrementaldecoder(name)(), 1
    while True:
        try:
            text = decoder.decode(raw, final=not raw)
        except UnicodeError as problem:
            raise _undecodable(problem, name, line) from problem
        yield text
        if not raw:
            return
        line += text.count("\n")
        raw = file.read(CHUNK)


def encoding_of(head: bytes) -> str:
    """Return the name of the codec for a file that begins so. Raises EncodingError."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    declared = _DECLARATION.match(head)
    name = declared[1].decode() if declared else "utf-8"
    try:
        own = codecs.lookup(name).name
        "".encode(own)  # refuses the codecs of Python's that are not for texts
        codecs.getincrementaldecoder(own)
    except (LookupError, UnicodeError) as problem:
        raise EncodingError(f"is in the encoding {name!r}, which is not known; convert it to UTF-8", 1) from problem
    if own.startswith(("utf-16", "utf-32")):  # its declaration could not have been read
        raise EncodingError(f"says that it is in {name}, and is not; mend its first line or convert it to UTF-8", 1)
    return _SUPERSETS.get(own, own)


def _undecodable(problem: UnicodeError, name: str, line: int) -> EncodingError:
    byte = ""
    if isinstance(problem, UnicodeDecodeError):
        before = problem.object[: problem.start].decode(problem.encoding, "ignore")
        line += before.count("\n")
        byte = f" (byte 0x{problem.object[problem.start]:02x})"
    shown = name.upper().removesuffix("-SIG")
    return EncodingError(f"is not {shown}{byte}; convert it to UTF-8, for example with iconv -t utf-8", line)
