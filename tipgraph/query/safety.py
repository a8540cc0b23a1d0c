"""A query never reaches the network nor the end of the engine's stack: what would is refused before the engine sees it.

The engine would call any address in a SERVICE clause. So the query is read token by token, as SPARQL does, and
refused where the keyword stands outside strings, IRIs, comments and variables. It refuses rather too much than too
little: a prefix called `service:` is refused too. LOAD and the other updates are no queries: the engine, asked for a
query, does not know them.
"""

import re

from tipgraph.errors import QueryError

_SKIPPED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|\\."  # an escape in a local name: a\# begins no comment, a\' no string
    r"|#[^\n\r]*"
    r"|[?$]\w+",
    re.DOTALL,
)
_SERVICE = re.compile(r"(?<![a-z_])service(?![a-z0-9_-])", re.IGNORECASE)
_UPDATE = re.compile(r"\b(insert|delete|load|clear|create|drop|copy|move|add|with)\b", re.IGNORECASE)
_FORM = re.compile(r"\b(select|ask|construct|describe)\b", re.IGNORECASE)
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


_MOST_CHARACTERS = 1_000_000
_DEEPEST = 100
_MOST_STEPS = 500
"""Far more than any question needs; the engine's parser and planner recurse, and die without a word some way beyond."""


def refuse_excess(query: str) -> None:
    """Raises QueryError where a query is too long, too deeply nested, or has too many steps in its paths."""
    if len(query) > _MOST_CHARACTERS:
        raise QueryError(f"the query is longer than {_MOST_CHARACTERS:,} characters; ask in smaller parts")
    bare = _SKIPPED.sub(" ", query)
    depth = deepest = 0
    for character in re.findall(r"[(){}\[\]]", bare):
        depth += 1 if character in "({[" else -1
        deepest = max(deepest, depth)
    if deepest > _DEEPEST or len(re.findall(r"[/|^!]", bare)) > _MOST_STEPS:
        raise QueryError("the query is nested too deeply or its paths have too many steps; ask in smaller parts")


def refuse_network(query: str) -> None:
    """Raises QueryError where a query asks for another endpoint, or is an update."""
    for text in (query, _unescaped(query)):
        bare = _SKIPPED.sub(" ", text)
        if _SERVICE.search(bare):
            raise QueryError("SERVICE is refused: queries never reach the network; ask the built graph alone")
    if not _FORM.search(bare) and _UPDATE.search(bare):
        raise QueryError(
            "updates are refused: the graph is read-only; write a SELECT, ASK, CONSTRUCT or DESCRIBE query"
        )


def _unescaped(query: str) -> str:
    r"""The query with `\u0053` read as `S`: SPARQL decodes these before it reads tokens (SPARQL 1.1, 19.2)."""
    return _CODE_POINT.sub(lambda match: _char(match.group(1) or match.group(2)), query)


def _char(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if number <= 0x10FFFF else "\ufffd"
