"""`python -m tipgraph.cli`: the same as `tipgraph`."""

from tipgraph.cli import main

main()
