"""Phones on the post's own network: a certificate authority of the post's own, and a page that installs it.

Camera, service worker and `crypto.subtle` need HTTPS; a post has no public name for which anybody would sign a certificate.
"""
