"""`python -m tipgraph.graph.page output > docs/ontology.md`, where `output` is the built graph of the seeds."""

import sys
from pathlib import Path

from tipgraph.graph.page.document import page

sys.stdout.write(page(Path(sys.argv[1] if len(sys.argv) > 1 else "output") / "tipgraph.ttl"))
