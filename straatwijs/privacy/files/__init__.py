"""Tables as CSV (UTF-8, RFC 4180) and Parquet, with the same rows in both."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from straatwijs.privacy.queries.export import Table

# What opens a formula in a spreadsheet: words that begin so get a mark before them.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(folder: Path, table: Table) -> int:
    """`NAME.csv` and `NAME.parquet` in the folder; returns the number of rows."""
    # Heavy, and only needed here.
    import pyarrow as pa  # noqa: PLC0415 -- see above
    import pyarrow.parquet as pq  # noqa: PLC0415 -- see above

    names = [name for name, _meaning in table.columns]
    rows = list(table.rows)
    with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(names)
        lines.writerows([_cell(value) for value in row] for row in rows)
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(names)
    kinds = [_kind(column) for column in columns]
    schema = pa.schema([pa.field(name, getattr(pa, kind)()) for name, kind in zip(names, kinds, strict=True)])
    arrays = [pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), folder / f"{table.name}.parquet")
    return len(rows)


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _kind(values: Sequence[Any]) -> str:
    """The narrowest type of Parquet that holds a whole column; a column without values is text."""
    there: Iterator[Any] = (value for value in values if value is not None)
    kinds = {type(value) for value in there}
    for kind, name in ((bool, "bool_"), (int, "int64"), (date, "date32")):
        if kinds == {kind}:
            return name
    return "string"
