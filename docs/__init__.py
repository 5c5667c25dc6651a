"""The guides, and what is printed from the code."""
