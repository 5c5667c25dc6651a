"""How good and how fast we are; never imported by the package."""
