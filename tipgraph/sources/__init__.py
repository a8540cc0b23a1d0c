"""Any source read as narratives: files found, read as supplied, and identified."""

from tipgraph.sources.manifest import Assigned, country_code, report_year
from tipgraph.sources.reading import Reading, read_sources

__all__ = ["Assigned", "Reading", "country_code", "read_sources", "report_year"]
