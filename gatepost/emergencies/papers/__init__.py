"""Papers of the emergency."""
