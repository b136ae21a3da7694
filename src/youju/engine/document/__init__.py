"""Word files: opened, read, bound, filled, laid out. The only room that knows OOXML. See README.md."""
