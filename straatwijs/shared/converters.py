"""Parts of addresses."""

from django.urls import register_converter
from django.urls.converters import IntConverter


class NumberConverter(IntConverter):
    """A whole number that any database can hold."""

    regex = "[0-9]{1,18}"


register_converter(NumberConverter, "number")
