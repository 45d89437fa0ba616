"""What a phone downloads for one page on a first visit."""

import re

from playwright.sync_api import Browser

from bench.sites import Server

KILOBYTE = 1024
# Over https a phone takes brotli too, which browsers leave out on plain http.
_ENCODINGS = "gzip, deflate, br"


def size(server: Server, path: str) -> int:
    """Compressed bytes of one answer, without its headers."""
    status, body = server.ask("GET", path, **{"Accept-Encoding": _ENCODINGS})
    assert status == 200, path
    return len(body)


def first_visit(chromium: Browser, server: Server, path: str) -> tuple[dict[str, int], list[str]]:
    """Compressed bytes by address, and the addresses at others; without manifest and service worker."""
    asked: list[str] = []
    context = chromium.new_context(service_workers="block")
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server.url + path, wait_until="networkidle")
    context.close()
    others = [address for address in asked if not address.startswith((server.url, "data:"))]
    mine = [address.removeprefix(server.url) for address in asked if address.startswith(server.url)]
    wanted = dict.fromkeys([*mine, *_icons(server.ask("GET", path)[1])])
    sizes = {address: size(server, address) for address in wanted if not address.endswith(".webmanifest")}
    return sizes, others


def _icons(page: bytes) -> list[str]:
    """A browser without a window leaves them out; a phone asks for one."""
    tags = re.findall(rb'<link[^>]*rel="icon"[^>]*>', page)
    return [address.decode() for tag in tags for address in re.findall(rb'href="(/[^"]+)"', tag)]
