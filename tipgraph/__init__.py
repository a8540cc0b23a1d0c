"""tipgraph: an evidence-backed knowledge graph of the Trafficking in Persons Report's narratives."""

__version__ = "0.1.0"
