"""One suite a file: ``measure(data, quick=...)`` gives rows."""
