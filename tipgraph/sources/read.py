"""Read a file as text: the text as supplied, every code point of it, so that offsets point into the user's own file."""

import os
import re
import stat
import sys
from pathlib import Path

from tipgraph.errors import SourceError
from tipgraph.sources.find import SourceFile

ENDINGS = (".txt", ".md")
"""Endings that are read. A format to come adds its reader beside `_plain_text` and its ending here."""

MOST_BYTES = 64 * 1024 * 1024
"""A whole edition of the report is about 5 MB of text; what is much larger is no narrative."""

_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def read(file: SourceFile) -> str:
    """The text of a file: no newline translated, a byte-order mark kept (it counts as a code point).

    Raises SourceError, a sentence without its subject, where the file is no readable text or holds none.
    """
    if file.path is None:
        return _plain_text(sys.stdin.buffer.read(MOST_BYTES + 1))
    if not os.path.lexists(file.path):
        raise SourceError("there is no such file or folder; give the path of a narrative or of a folder of them")
    if _UNWRITABLE.search(file.name):
        raise SourceError("its name holds characters that cannot be written down; rename it")
    if file.path.suffix.lower() not in ENDINGS:
        kind = f"{file.path.suffix} files are" if file.path.suffix else "a file without an ending is"
        raise SourceError(f"{kind} not read; save its text as {' or '.join(ENDINGS)}")
    return _plain_text(_bytes_of(file.path))


def _bytes_of(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise SourceError("it is no regular file; give a text file, or `-` to read standard input")
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise SourceError(f"it cannot be read ({error.strerror}); check the file and its permissions") from error


def _plain_text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise SourceError(f"it is larger than {MOST_BYTES // 1024**2} MB; split it into one file a narrative")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError("it is UTF-16 text; save it as UTF-8")
    if b"\0" in data:
        raise SourceError("it is a binary file; save its text as UTF-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(f"it is not UTF-8 text (byte {error.start + 1}); save it as UTF-8") from error
    if not text.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise SourceError("it is empty")
    return text
