"""A report definition or draft + figures -> docx, html, pdf. See README.md."""
