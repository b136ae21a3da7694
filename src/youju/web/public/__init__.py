"""Public pages: what residents see without signing in."""
