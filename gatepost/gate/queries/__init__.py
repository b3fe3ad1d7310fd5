"""Finding things at the gate."""
