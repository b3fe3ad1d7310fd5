"""What the calls of the emergency answer with."""
