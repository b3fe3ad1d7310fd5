"""Registers of places that come as sheets, and the places that rows of other registers name."""
