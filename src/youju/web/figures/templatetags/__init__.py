"""What the figure pages write in one go."""
