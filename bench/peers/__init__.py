"""What the same work looks like with other tools, written by hand as their users would write it."""

BASE_PAGE = "/bench/base"
ADMIN_LIST = "/bench/admin/bench/listed/"
"""Addresses of `django_pages`, which can only be imported once Django's admin is installed."""
