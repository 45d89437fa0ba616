"""What somebody typed in a form."""

from django.http import HttpRequest

from straatwijs.shared.refusal import Refused


class Typed(dict[str, str]):
    """What somebody typed, to stand in the form again; nothing for what was not sent."""

    @classmethod
    def of(cls, request: HttpRequest, refused: Refused | None) -> "Typed":
        return cls({name: str(value) for name, value in request.POST.items()} if refused else {})

    def __missing__(self, name: str) -> str:
        return ""


def number_from(value: str) -> int:
    """What was sent as a number; 0, which nothing has, for anything else."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else 0
