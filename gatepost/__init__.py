"""Gatepost (小门岗): the software a neighbourhood service post runs on."""

__version__ = "0.1.0"
