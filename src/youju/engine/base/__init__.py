"""What every room stands on: problems, labels, digests, periods and working days."""
