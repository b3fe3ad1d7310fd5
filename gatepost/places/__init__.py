"""Where: organisations, areas, compounds, entrances, posts, buildings and doors."""
