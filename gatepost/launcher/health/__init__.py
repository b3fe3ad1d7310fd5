"""What `gatepost doctor` looks at. Each look returns findings: what was found, and what to do about it."""
