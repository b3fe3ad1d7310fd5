"""Settings, addresses and the wiring between modules."""
