"""One module per group of lines of the table; each has `lines(sizes, folder)`."""
