"""XLSX (ECMA-376), written as it is sent: a sheet of rows and a sheet that says what they are.

A workbook is a zip of a few XML files. Libraries write it from Python objects cell by cell and hold it until the end;
a column of cells at once is written many times faster, in constant memory, and always the same bytes.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape

import polars as pl

from ..editions.columns import TABLES, TIME, Column
from ..editions.csv_rows import BETWEEN, cell
from ..names import UNWRITABLE
from .archive import Member, archive
from .notice import Notice
from .selection import Selection
from .xlsx_looks import (
    BOLD,
    DATE,
    FITS,
    HEAD,
    HIGH,
    MAIN,
    PRINTED,
    PRINTED_WHOLE,
    STYLES,
    TIME_OF_DAY,
    WRAPPED,
    height_of,
    widths_of,
    widths_of_facts,
)

ROWS_MOST = 1_048_575
TEXT_MOST = 32_767
SLICE = 1_000
# Beyond this many rows a sheet may pass the 2 GB that a plain zip member can hold.
PLAIN_ZIP_ROWS = 500_000
_EPOCH = pl.date(1899, 12, 30)
_DAY = 86_400_000_000
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
Sheet = tuple[str, Iterable[bytes]]


def xlsx_of(selection: Selection, notice: Notice) -> Iterator[bytes]:
    """The selection as a workbook: its rows, then what they are. At most ``ROWS_MOST`` rows fit."""
    rows = (selection.table, sheet_of_frames(selection.table, selection.frames()))
    return workbook([rows, ("about", sheet_of_facts(notice.facts()))], selection.height > PLAIN_ZIP_ROWS)


def workbook(sheets: list[Sheet], large: bool = False) -> Iterator[bytes]:
    """A workbook of named sheets, each given as the parts of its XML."""
    names = [name for name, _ in sheets]
    parts: list[Member] = [
        ("[Content_Types].xml", [_content_types(len(names))]),
        ("_rels/.rels", [_relations([("officeDocument", "xl/workbook.xml")])]),
        ("xl/workbook.xml", [_workbook(names)]),
        ("xl/_rels/workbook.xml.rels", [_relations(_parts_of_workbook(len(names)))]),
        ("xl/styles.xml", [STYLES.encode()]),
    ]
    parts += [(f"xl/worksheets/sheet{at}.xml", content) for at, (_, content) in enumerate(sheets, start=1)]
    return archive(parts, large)


def sheet_of_frames(table: str, frames: Iterable[pl.DataFrame]) -> Iterator[bytes]:
    """The XML of a sheet with the rows of one public table under a header that stays in sight."""
    columns = TABLES[table]
    header = "".join(_text(column.name, BOLD) for column in columns)
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    views = f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
    yield f'{HEAD}<worksheet xmlns="{MAIN}">{views}{widths_of(table)}<sheetData><row{HIGH}>{header}</row>'.encode()
    row = pl.concat_str(pl.lit("<row>"), *[_cell(column) for column in columns], pl.lit("</row>"))
    for frame in frames:
        # A row as XML is many times as long as in a frame, so a batch is cut into smaller ones.
        for part in frame.iter_slices(SLICE):
            yield _bytes_of(part.select(row).to_series())
    yield f"</sheetData>{PRINTED}</worksheet>".encode()


def _bytes_of(texts: pl.Series) -> bytes:
    """Texts one behind the other. Arrow lays them so, and no other thread has to wait for it."""
    written = texts.to_arrow(compat_level=pl.CompatLevel.oldest())
    return bytes(written.buffers()[2] or b"")


def sheet_of_facts(facts: Mapping[str, Any]) -> Iterator[bytes]:
    """The XML of a sheet with a name and a value in each row."""
    yield f'{HEAD}<worksheet xmlns="{MAIN}">{FITS}{widths_of_facts()}<sheetData>'.encode()
    for name, value in facts.items():
        yield f"<row{height_of(value)}>{_text(name, BOLD)}{_fact(value)}</row>".encode()
    yield f"</sheetData>{PRINTED_WHOLE}</worksheet>".encode()


def _fact(value: Any) -> str:
    """A number as such, all else as text."""
    if isinstance(value, int):
        return f'<c s="{WRAPPED}"><v>{value}</v></c>'
    return _text("" if value is None else str(value), WRAPPED)


def _text(text: str, style: int = 0) -> str:
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _cell(column: Column) -> pl.Expr:
    """A column as the XML of its cells; an empty cell where nothing is reported."""
    value = pl.col(column.name)
    if column.type == pl.Date:
        content = pl.format(f'<c s="{DATE}"><v>{{}}</v></c>', (value - _EPOCH).dt.total_days())
    elif column.type == TIME:
        serial = value.cast(pl.Int64) / _DAY + 25_569
        content = pl.format(f'<c s="{TIME_OF_DAY}"><v>{{}}</v></c>', serial.round(8).cast(pl.String))
    elif column.type == pl.Boolean:
        content = pl.format('<c t="b"><v>{}</v></c>', value.cast(pl.Int8))
    elif column.type in (pl.Int64, pl.Float64):
        content = pl.format("<c><v>{}</v></c>", value)
    else:
        escaped = _escaped(_flat(column), column)
        content = pl.format('<c t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>', escaped)
    return content.fill_null("<c/>")


def _flat(column: Column) -> pl.Expr:
    """One text a row. What is text here is never run as a formula, so nothing needs to be made harmless."""
    if column.type == pl.String:
        return pl.col(column.name)
    return cell(column) if column.codes else pl.col(column.name).list.join(BETWEEN)


def _escaped(text: pl.Expr, column: Column) -> pl.Expr:
    if column.codes:
        return text
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;")):
        text = text.str.replace_all(sign, written, literal=True)
    # Excel reads _x0041_ as a letter: such a text begins with an escaped underscore.
    text = text.str.replace_all(r"_(x[0-9A-Fa-f]{4}_)", "_x005F_$1")
    return text.str.replace_all(UNWRITABLE, "").str.slice(0, TEXT_MOST)


def _content_types(sheets: int) -> bytes:
    base = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    parts += [(f"/xl/worksheets/sheet{at}.xml", "worksheet") for at in range(1, sheets + 1)]
    overrides = "".join(f'<Override PartName="{name}" ContentType="{base}.{kind}+xml"/>' for name, kind in parts)
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _parts_of_workbook(sheets: int) -> list[tuple[str, str]]:
    return [
        *[("worksheet", f"worksheets/sheet{at}.xml") for at in range(1, sheets + 1)],
        ("styles", "styles.xml"),
    ]


def _relations(targets: list[tuple[str, str]]) -> bytes:
    listed = "".join(
        f'<Relationship Id="rId{at}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'.encode()


def _workbook(names: list[str]) -> bytes:
    sheets = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(names, start=1)
    )
    return (f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{_RELATIONS}"><sheets>{sheets}</sheets></workbook>').encode()
