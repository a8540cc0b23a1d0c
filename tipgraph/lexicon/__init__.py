"""What the words of the narratives stand for: tables that are data, and their loaders."""
