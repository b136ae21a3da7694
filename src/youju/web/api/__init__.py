"""JSON API: the same commands for programs."""
