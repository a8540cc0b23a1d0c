"""What is served to browsers: our own files, and a bundle with its licences."""

import re
from importlib.resources import files

import pytest

STATIC = files("tipgraph.serve").joinpath("static")
SOURCES = ["query.js", "results.js", "chart.js", "page.css", "icon.svg", "vendor/codemirror.js"]


@pytest.mark.parametrize("name", SOURCES)
def test_nothing_names_another_machine(name: str) -> None:
    text = STATIC.joinpath(name).read_text(encoding="utf-8")
    foreign = set(re.findall(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}", text))
    assert foreign <= {"http://www.w3.org", "https://w3id.org"}
    assert "@import" not in text
    assert "sourceMappingURL" not in text


def test_the_bundle_has_the_licence_of_each_of_its_packages() -> None:
    licences = STATIC.joinpath("vendor/codemirror.LICENSE.txt").read_text(encoding="utf-8")
    for package in (
        "@codemirror/view",
        "@codemirror/legacy-modes",
        "@lezer/highlight",
        "style-mod",
        "w3c-keyname",
        "crelt",
    ):
        assert re.search(rf"^{package} \d", licences, re.MULTILINE), package
    assert licences.count("Permission is hereby granted") == len(licences.split("-" * 72))
