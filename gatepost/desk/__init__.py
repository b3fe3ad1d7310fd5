"""The desk: shell, navigation, search, board."""
