"""Registers of people that come as sheets: how a row is read, whose it is, and how many are written at once."""
