"""The room commands.registers; see README.md."""
