"""`ontology/codes.ttl` is made from the code lists and the lexicon, and its labels are what extraction reads by."""

import re

import pytest
import rdflib
from rdflib import RDF, SKOS, Literal

from tipgraph.data_files import read_toml
from tipgraph.errors import DataError
from tipgraph.graph.codes import schemes
from tipgraph.graph.codes_file import codes_turtle
from tipgraph.graph.ontology import ontology_file
from tipgraph.graph.spellings import spellings
from tipgraph.graph.surface_forms import surface_forms
from tipgraph.graph.terms import expand, local
from tipgraph.lexicon.countries import countries, place_forms, regions
from tipgraph.lexicon.treaties import instrument
from tipgraph.text.scan import find_mentions

TIP = rdflib.Namespace("https://w3id.org/tipgraph/ont#")


@pytest.fixture(scope="module")
def codes() -> rdflib.Graph:
    return rdflib.Graph().parse(data=ontology_file("codes.ttl").read_text(encoding="utf-8"))


def names(codes: rdflib.Graph, term: str) -> set[str]:
    node = rdflib.URIRef(expand(term))
    return {str(o) for p in (SKOS.prefLabel, SKOS.altLabel) for o in codes.objects(node, p)}


def test_codes_ttl_is_made_from_the_code_lists_and_the_lexicon() -> None:
    """Run `python -m tipgraph.graph.codes_file > ontology/codes.ttl` where this fails."""
    assert ontology_file("codes.ttl").read_text(encoding="utf-8") == codes_turtle()


TERMS = read_toml("tipgraph.lexicon", "terms.toml")


@pytest.mark.parametrize(
    ("prefix", "table"), [("group", TERMS["groups"]), ("sector", TERMS["sectors"])], ids=["groups", "sectors"]
)
def test_known_members_of_open_lists_have_the_forms_of_the_lexicon(
    codes: rdflib.Graph, prefix: str, table: dict[str, list[str]]
) -> None:
    for value, forms in table.items():
        term, about = schemes()[prefix].concept(value)
        assert term == f"{prefix}:{local(value)}"
        assert names(codes, term) == {value, *forms}
        assert all((rdflib.URIRef(expand(term)), RDF.type, SKOS.Concept) in codes for _ in about)


def test_forms_of_exploitation_and_actors_are_those_of_the_lexicon(codes: rdflib.Graph) -> None:
    for value, code in schemes()["exploitation"].codes.items():
        forms = {form for entry in TERMS["exploitation"] if entry["code"] == value for form in entry["forms"]}
        assert names(codes, code.term) == {code.label, *forms}
    for value, code in schemes()["actor"].codes.items():
        assert names(codes, code.term) == {code.label, *TERMS["actors"].get(value, ())}


def test_places_have_every_form_that_names_them(codes: rdflib.Graph) -> None:
    """Forms with a comma are for headings, not for running text; all others are those of the matcher."""
    found: dict[str, set[str]] = {}
    for form, readings in place_forms().items():
        for reading in readings:
            term = f"region:{local(reading.code)}" if reading.is_region else f"c:{reading.code}"
            found.setdefault(term, set()).add(form)
    assert len(found) == len(countries()) + len(regions())
    for term, forms in found.items():
        assert {name for name in names(codes, term) if "," not in name} == forms, term


def test_demonyms_are_alternative_labels_too(codes: rdflib.Graph) -> None:
    """As tip:demonym is a part of skos:altLabel; a name that is a demonym as well (`Macau`) is the preferred label."""
    belarus = rdflib.URIRef(expand("c:BLR"))
    assert {str(o) for o in codes.objects(belarus, TIP.demonym)} >= {"Belarusian", "Belarusians"}
    for place, form in codes.subject_objects(TIP.demonym):
        assert (place, SKOS.altLabel, form) in codes or (place, SKOS.prefLabel, form) in codes


@pytest.mark.parametrize(
    ("scheme", "kind"),
    [("tier", "TIER"), ("group", "GROUP"), ("sector", "SECTOR"), ("exploitation", "EXPL"), ("actor", "ACTOR")],
)
def test_extraction_reads_the_forms_as_the_codes_that_they_label(scheme: str, kind: str) -> None:
    """But for a few that another kind of mention takes first ("housemaids" as sector and group)."""
    forms = [(value, form) for value, listed in surface_forms()[scheme].items() for form in listed]
    unread = 0
    for value, form in forms:
        read = [m for m in find_mentions(f"It spoke of {form}.") if m.kind == kind]
        assert not read or any(value in str(m.value) for m in read), (form, value, read)
        unread += not read
    assert unread <= len(forms) / 20


def test_every_name_of_a_treaty_leads_to_its_concept() -> None:
    for name, forms in surface_forms()["treaty"].items():
        assert {instrument(form) for form in (name, *forms)} == {name}


def test_every_way_to_write_a_tier_is_listed() -> None:
    """Numbers, words and ordinals that are read for a tier, against the labels (case apart)."""
    labels = {code.label: value for value, code in schemes()["tier"].codes.items()}
    listed = {form.casefold(): value for value, forms in surface_forms()["tier"].items() for form in forms}
    listed |= {label.casefold(): value for label, value in labels.items()}
    shapes = ["Tier {}", "Tier {} Watch List", "Tier {} Watchlist", "Tier {} WL"]
    candidates = [shape.format(number) for shape in shapes for number in ("1", "2", "3", "One", "Two", "Three")]
    candidates += ["1st Tier", "2nd Tier", "3rd Tier", "Special Case"]
    for text in candidates:
        read = {mention.value for mention in find_mentions(f"It is on {text}.") if mention.kind == "TIER"}
        assert read & set(schemes()["tier"].codes) <= {listed.get(text.casefold())}, text


def test_labels_keep_the_rules_of_skos(codes: rdflib.Graph) -> None:
    for node in set(codes.subjects(SKOS.prefLabel)):
        preferred = set(codes.objects(node, SKOS.prefLabel))
        assert len(preferred) == 1, node
        assert not preferred & set(codes.objects(node, SKOS.altLabel)), node
    for concept in codes.subjects(RDF.type, SKOS.Concept):
        assert (concept, SKOS.inScheme, None) in codes
        assert (concept, SKOS.topConceptOf, None) in codes


def test_a_form_means_one_code_of_a_list(codes: rdflib.Graph) -> None:
    """But for subjects of laws, which tell forced labor from trafficking for it, as exploitation does not."""
    for scheme in set(codes.subjects(RDF.type, SKOS.ConceptScheme)) - {TIP.SubjectScheme}:
        meanings: dict[str, set[rdflib.term.Node]] = {}
        for concept in codes.subjects(SKOS.inScheme, scheme):
            for predicate in (SKOS.prefLabel, SKOS.altLabel):
                for form in codes.objects(concept, predicate):
                    meanings.setdefault(str(form), set()).add(concept)
        assert not {form: found for form, found in meanings.items() if len(found) > 1}


CODE_OF = {
    "iccs": r"0[1-9]\d{2,4}",
    "isic4": r"[A-U]|\d{2,4}",
    "htcds": r"(vic|hte|org)_[A-Za-z]+\.[A-Za-z]+",
    "ctdc": r"(is|typeOf)[A-Za-z]+",
}


def test_alignments_are_of_known_codes_and_well_formed(codes: rdflib.Graph) -> None:
    for classification, lists in read_toml("tipgraph.graph", "alignment.toml").items():
        assert (TIP[classification], RDF.type, rdflib.RDFS.Datatype) in rdflib.Graph().parse(
            data=ontology_file("tip.ttl").read_text(encoding="utf-8")
        )
        for name, table in lists.items():
            for value, code in table.items():
                known = schemes()[name].codes or surface_forms()[name]
                assert value in known, f"{value} is no {name}"
                assert re.fullmatch(CODE_OF[classification], code), code
                concept = rdflib.URIRef(expand(schemes()[name].concept(value)[0]))
                assert (concept, SKOS.notation, Literal(code, datatype=TIP[classification])) in codes


def test_close_matches_lead_to_the_class_that_the_notation_names(codes: rdflib.Graph) -> None:
    found = list(codes.subject_objects(SKOS.closeMatch))
    assert found
    for concept, match in found:
        base, _, code = str(match).rpartition("/")
        assert base == "https://unstats.un.org/classifications/ISIC/rev4"
        assert (concept, SKOS.notation, Literal(code, datatype=TIP.isic4)) in codes


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("CEDAW", ("CEDAW",)),
        ("(?:UN )?(?:TIP|Palermo) [Pp]rotocols?", ("TIP Protocol", "Palermo Protocol")),
        (r"Convention (?:No\. ?)?29\b", ("Convention 29",)),
        (r"Suppress,? and Punish(?:\x27s)?", ("Suppress and Punish",)),
        (r"Convention(?:[\w ]{0,30})? on Work", ("Convention on Work",)),
        ("Protocol|(?<=and (?:its|the) )annex", ("Protocol",)),
        ("(?<!no )treaty", ("treaty",)),
    ],
)
def test_patterns_of_names_are_written_out(pattern: str, written: tuple[str, ...]) -> None:
    assert spellings(pattern) == written
    assert all(re.fullmatch(pattern, text) for text in written)


@pytest.mark.parametrize("pattern", [r"\w+", "a*", "(?:a", "a)", ".", "[a"])
def test_patterns_that_cannot_be_written_out_are_refused(pattern: str) -> None:
    with pytest.raises(DataError, match="cannot be written out"):
        spellings(pattern)
