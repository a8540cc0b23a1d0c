"""The page `docs/ontology.md`: the model told for people, made from the ontology, the code lists and the graph of the seeds.

Run `tipgraph build seeds && python -m tipgraph.graph.page output > docs/ontology.md` after a change of any of them.
"""
