"""Forms as a browser without script would send them."""

import re

from django.test import Client


def hidden(page: str, name: str) -> str:
    match = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert match, name
    return match[1]


def page_of(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def filled_in(browser: Client, address: str, **answers: object) -> dict[str, object]:
    """What the page brings along, and `answers` by the code of their question (`whose__young` is a corner)."""
    page = page_of(browser, address)
    fields = {f"answers.{code.replace('__', '.')}": value for code, value in answers.items()}
    return {"id": hidden(page, "id"), "at": hidden(page, "at"), **fields}
