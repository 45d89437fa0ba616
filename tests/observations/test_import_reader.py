"""Files as they come in practice: read, or the broken line is named and no other one is lost."""

import pytest

from straatwijs.observations.imports.mapping import read_mapping
from straatwijs.observations.imports.reader import Row, rows_of
from straatwijs.observations.imports.refusal import BadRow, ImportRefusedError
from tests.observations.import_files import MAPPING, mapping_of

SMALL = """
source = "s"
instrument = "street_signal"
[date]
column = "a"
spelling = "iso"
[category]
column = "b"
otherwise = "noise"
"""


@pytest.fixture
def read(tmp_path):
    """`read(bytes)` gives (line, cells) per good row and (line, reason) per bad one."""

    def go(content: bytes, *, more: str = "", name: str = "file.csv") -> list[tuple]:
        path = tmp_path / name
        path.write_bytes(content)
        mapping = mapping_of(tmp_path, more + SMALL)
        return [
            (row.line, tuple(row.cells.values())) if isinstance(row, Row) else (row.line, row.reason)
            for row in rows_of(path, mapping)
        ]

    return go


@pytest.mark.parametrize("delimiter", [b",", b";", b"\t", b"|"])
@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_rows_of_tells_delimiter_line_end_and_mark(read, delimiter, ending, mark):
    lines = [[b"a", b'"b"', b"c"], [b"1", b'"x, y; z"', b""], [b"2", b" ", b" 02113"]]

    rows = read(mark + ending.join(delimiter.join(line) for line in lines) + ending)

    assert rows == [(2, ("1", "x, y; z", "")), (3, ("2", "", "02113"))]


def test_rows_of_names_a_row_with_too_many_cells(read):
    assert read(b"a,b\n1,2\n1,2,3\n1\n\n3,4\n") == [
        (2, ("1", "2")),
        (3, "it has 3 cells, the header has 2"),
        (4, "it has 1 cells, the header has 2"),
        (6, ("3", "4")),
    ]


def test_rows_of_names_quotes_that_are_not_doubled_and_keeps_the_next_line(read):
    assert read(b'a,b\n1,"say "hi" there"\n2,"a ""b"" c"\n') == [
        (2, "a quote inside a cell is not doubled"),
        (3, ("2", 'a "b" c')),
    ]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [(b'"x"', "a quote inside a cell is not doubled"), (b"x", "a quote is opened and not closed")],
)
def test_rows_of_loses_only_the_line_whose_quote_is_never_closed(read, cell, reason):
    rows = read(b'a,b\n1,"never closed\n' + b"".join(b"%d,%s\n" % (number, cell) for number in range(3, 200)))

    assert rows == [(2, reason), *((number, (str(number), "x")) for number in range(3, 200))]


def test_rows_of_reads_a_cell_over_several_lines_and_counts_on(read):
    assert read(b'a,b\n1,"one\ntwo\nthree"\n2,x\n3,12" pipe\n4,y\n') == [
        (2, ("1", "one\ntwo\nthree")),
        (5, ("2", "x")),
        (6, ("3", '12" pipe')),
        (7, ("4", "y")),
    ]


def test_rows_of_takes_quotes_as_signs_when_the_mapping_says_so(read):
    rows = read(b'a\tb\n1\t"half\n2\ty\n', more="quotes = false\n")

    assert rows == [(2, ("1", '"half')), (3, ("2", "y"))]


def test_rows_of_names_bytes_that_are_no_text(read):
    assert read(b"a,b\n1,x\0y\n2,caf\xe9\n3,caf\xc3\xa9\n") == [
        (2, "it holds a NUL byte"),
        (3, "it is not written in the encoding of the mapping"),
        (4, ("3", "café")),
    ]


def test_rows_of_reads_the_encoding_of_the_mapping(read):
    assert read(b"a;b\n1;caf\xe9\n", more='encoding = "cp1252"\n') == [(2, ("1", "café"))]


def test_rows_of_names_a_cell_that_is_too_long(read):
    assert read(b"a,b\n1," + b"x" * 200_000 + b"\n2,y\n") == [(2, "a cell is too long"), (3, ("2", "y"))]


def test_rows_of_reads_json_lines(read):
    content = b'{"a": "2026-01-02", "b": 1.50, "c": null}\n\n[1]\n{"a": {"b": 1}}\n{"a": "x\\u0000"}\nno\n{"b": true}\n'

    assert read(content, name="file.jsonl") == [
        (1, ("2026-01-02", "1.50", "")),
        (3, "it is no JSON object of plain values"),
        (4, "it is no JSON object of plain values"),
        (5, "it holds a NUL byte"),
        (6, "it is no line of JSON"),
        (7, ("True",)),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "file.csv is empty."),
        (b"a,c\n1,2\n", "file.csv lacks the column 'b'; it has 'a', 'c'."),
        (b"a,b,b\n1,2,3\n", "file.csv has the column 'b' twice."),
    ],
)
def test_rows_of_refuses_a_file_without_its_columns(read, content, reason):
    with pytest.raises(ImportRefusedError) as refused:
        read(content)

    assert str(refused.value) == reason


def test_rows_of_refuses_a_file_that_is_not_there(tmp_path):
    with pytest.raises(ImportRefusedError) as refused:
        list(rows_of(tmp_path / "gone.csv", mapping_of(tmp_path, MAPPING)))

    assert str(refused.value) == "gone.csv can't be opened: No such file or directory."


def test_rows_of_gives_the_name_of_the_file_with_a_bad_row(tmp_path):
    path = tmp_path / "2018-04-street.csv"
    columns = read_mapping("police_uk").columns
    path.write_text(",".join(columns) + "\n1\n", encoding="utf-8")

    (row,) = rows_of(path, read_mapping("police_uk"))

    assert row == BadRow("2018-04-street.csv", 2, f"it has 1 cells, the header has {len(columns)}")
