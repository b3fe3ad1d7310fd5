"""Backups: one encrypted file each, proved by restoring it; opened again by this machine or by the printed recovery key.

docs/operations/backup.md tells how the file is made and how a machine that burned down is replaced.
"""
