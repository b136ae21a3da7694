"""The room cli; see README.md."""
