"""What the pages of an emergency draw."""
