"""The API: its shell, its sign-in for devices and its error shapes."""
