"""What a person may type about places."""
