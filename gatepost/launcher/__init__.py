"""Brings the program up as one thing: database, migrations, demo, server; and takes it down as one."""
