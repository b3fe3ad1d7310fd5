"""Which words a record can be found by, and which words a question must find. Pure: no table is read or written here."""
