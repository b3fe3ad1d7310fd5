"""An emergency as an object: its phases, risk levels and dated policies."""
