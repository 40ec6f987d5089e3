"""Snapshots, counts, judgement and the last door before any screen."""
