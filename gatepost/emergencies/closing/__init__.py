"""Closing an emergency for good: what goes, what stays, and the steps in which it is done."""
