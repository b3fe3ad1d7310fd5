"""One person once: who may be the same, in plain values; and how everything that hangs on one record moves to another."""
