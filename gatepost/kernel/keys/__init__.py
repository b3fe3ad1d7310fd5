"""Changing the master key and the key of a station, while people work; gone on with after whatever stopped it.

docs/decisions/0010-keys-are-changed-beside-the-old-ones.md tells why it is done in these steps.
"""
