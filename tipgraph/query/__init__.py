"""Questions to a built graph: SPARQL in, standard result formats or a readable table out."""
