"""What a handover is made of, before it becomes a page or paper."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`tags` are what must catch the eye; `path` leads to the thing itself, on the page only."""

    title: str
    meta: str = ""
    lines: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    path: str = ""


@dataclass(frozen=True, kw_only=True)
class Group:
    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    caption: str = ""
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Section:
    """`empty` is said where there is nothing."""

    code: str
    heading: str
    intro: str = ""
    groups: tuple[Group, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    tables: tuple[Table, ...] = ()
    empty: str = ""

    @property
    def is_empty(self) -> bool:
        return not any(group.entries for group in self.groups) and not self.facts and not self.tables
