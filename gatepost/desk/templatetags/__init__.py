"""The desk's parts of pages: `desk` for everybody who writes a page, `desk_shell` for the frame."""
