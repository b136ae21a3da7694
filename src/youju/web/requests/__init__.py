"""Requests: what is asked of units, and the workbooks that come back."""
