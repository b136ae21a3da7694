"""What the same work looks like with other tools, written by hand as their users would write it."""
