"""The room store; see README.md."""
