"""The gate's pages: thin; what they show is found in queries, what they change is done in actions."""
