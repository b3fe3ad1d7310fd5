"""What the API of the gate takes and gives."""
