"""Changing things at the gate. Page, API and sync call the same ones."""
