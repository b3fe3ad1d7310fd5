"""A station that never was, in full: for looking around, for measuring, for pictures. Topmost: it may know every module."""
