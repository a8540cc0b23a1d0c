"""The graph wing: facts become RDF (propositions, assertions, evidence), are stored and checked."""
