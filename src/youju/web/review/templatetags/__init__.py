"""What the review pages write in one go."""
