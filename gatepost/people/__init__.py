"""Who: persons, households, enterprises and the staff."""
