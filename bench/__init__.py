"""Side-by-side measurements; see README.md. Nothing here is asserted by a test."""
