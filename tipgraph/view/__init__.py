"""The graph as a page: facts → network → places → one self-contained HTML file.

Importing `tipgraph.view.page` loads networkx and pyvis: do it in the command that needs it.
"""
