"""The gate: passes, decisions and who went through."""
