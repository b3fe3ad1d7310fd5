"""What the gate's own pages draw."""
