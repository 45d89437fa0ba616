"""Forms that are filled in on a page of their own, because several people work on them or more stands beside them."""

from django.urls import reverse

# By instrument: the page, and whether it is one page per place.
OWN_PAGES = {"checklist": ("checklists", False), "desk": ("living_room", True)}
# Printed and typed in from there as well.
OWN_PAPER = frozenset({"checklist"})


def own_page(instrument: str, slug: str) -> str:
    name, per_place = OWN_PAGES[instrument]
    return reverse(name, args=[slug]) if per_place else f"{reverse(name)}?plek={slug}"
