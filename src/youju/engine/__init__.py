"""The engine: an ordinary library without framework, clock or network."""
