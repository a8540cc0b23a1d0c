"""`python -m tipgraph`."""

from tipgraph.cli import main

main()
