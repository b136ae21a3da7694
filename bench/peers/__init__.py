"""What the same work looks like with other tools, written by hand as their users would write it."""

BASE_PAGE = "/bench/base"
RECORD_LIST = "/bench/admin/store/record/"
SAME_LIST = f"{RECORD_LIST}?o=-4&register__exact="
"""Addresses of `django_pages`, which can only be imported once Django's admin is installed."""
