"""The built graph on the web: a SPARQL endpoint, a query page, and pages of facts and countries.

Requests come in through `app.py`; queries run in the processes of `pool.py`, pages are made from `library.py`. Importing
`tipgraph.serve.running` loads the server: do it in the command that needs it.
"""
