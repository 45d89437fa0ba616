"""Sheets of paper as a test reads, types in and judges them."""

import io
import re

from django.utils import timezone
from pypdf import PdfReader

from tests.fieldwork.pages import page_of


def words_of(pdf: bytes) -> list[str]:
    """Page by page, without the marks that let a long address break."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return [page.extract_text().replace("\u200b", "") for page in pages]


def judge(client, page, **said):
    """As the page of an approver sends it: with the lines that stand in it."""
    shown = page_of(client, page)
    seen = re.findall(r'name="seen" value="([^"]+)"', shown)
    remarks = {f"remark-{one.partition('=')[0]}": "" for one in seen}
    return client.post(page, {"seen": seen} | remarks | said)


def typed(code, **answers):
    fields = {f"answers.{name}": value for name, value in answers.items()}
    return {"code": code, "day": timezone.localdate().isoformat(), **fields}
