"""RDF: the ledger as a graph with its provenance."""

from truceline.exports.rdf.exporter import JSON_LD, TURTLE

__all__ = ["JSON_LD", "TURTLE"]
