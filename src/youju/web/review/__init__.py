"""Review: what waits for a reviewer, and the questions."""
