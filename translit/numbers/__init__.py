"""Numbers, dates, units read from text by value, and two sides compared."""
