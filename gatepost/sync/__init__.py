"""Devices and what they may do; knows no module by name."""
