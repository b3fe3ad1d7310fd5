"""Registers of the gate that come as sheets: vehicles, and passes for people and vehicles of the register."""
