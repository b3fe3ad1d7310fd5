"""Django's backend for PostgreSQL, with a look at a waiting connection that costs no question."""
