"""Signing in: people prove who they are."""
