"""What the endpoint says of itself: a SPARQL 1.1 Service Description."""

import pyoxigraph

from tipgraph.serve.refusal import Refusal

_TEXT = """
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix format: <http://www.w3.org/ns/formats/> .
@prefix dct: <http://purl.org/dc/terms/> .
<#service> a sd:Service ;
    dct:title "tipgraph: what the narratives of the Trafficking in Persons Report say, read-only" ;
    sd:endpoint <> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:resultFormat format:SPARQL_Results_JSON, format:SPARQL_Results_XML, format:SPARQL_Results_CSV,
        format:SPARQL_Results_TSV, format:Turtle, format:N-Triples, format:RDF_XML, format:JSON-LD ;
    sd:defaultDataset <#dataset> .
<#dataset> a sd:Dataset ; sd:defaultGraph <#graph> .
<#graph> a sd:Graph .
"""
_FORMATS = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
}


def described(address: str, form: str) -> bytes:
    """The description of the endpoint at this address. Raises Refusal (400) where the address, which the client gives, is no
    IRI."""
    try:
        quads = pyoxigraph.parse(_TEXT, format=pyoxigraph.RdfFormat.TURTLE, base_iri=address.partition("?")[0])
        return bytes(pyoxigraph.serialize((quad.triple for quad in quads), format=_FORMATS[form]) or b"")
    except (SyntaxError, ValueError) as error:
        raise Refusal(400, "the address in the request's Host is no address; correct it") from error
