"""How a workbook looks: styles of cells, widths of columns, and how its sheets are printed (ECMA-376)."""

import polars as pl

from ..editions.columns import TABLES, TIME, Column

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# The styles of cells, by their position in styles.xml.
BOLD, DATE, TIME_OF_DAY, WRAPPED = 1, 2, 3, 4
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}">'
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">'
    '<alignment vertical="top"/></xf>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment horizontal="left" vertical="top" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
# Printed across, as many columns of it on a page as fit.
PRINTED = '<pageSetup orientation="landscape"/>'
# The sheet that says what the others are is printed on one page's width.
PRINTED_WHOLE = '<pageSetup orientation="landscape" fitToHeight="0"/>'
FITS = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
# Of a header's row, which touches the first line under it otherwise.
HIGH = ' ht="20" customHeight="1"'
# In characters. Texts are cut in sight, not in the cell; a date that does not fit is shown as ###.
_NAMES, _VALUES = 20, 110
# Of one line, in points.
_LINE = 15
_LONG = {"title": 48, "summary": 60, "definition": 60, "url": 44, "headline_note": 40, "grade_note": 40}
_DATE_WIDTH, _TIME_WIDTH, _NUMBER_WIDTH, _TEXT_WIDTH = 12, 20, 10, 18


def widths_of(table: str) -> str:
    """The columns of a table, each wide enough for its name and for what usually stands in it."""
    return _columns([max(_usual(column), round(len(column.name) * 1.2) + 2) for column in TABLES[table]])


def widths_of_facts() -> str:
    """A column of names and a wide one of values."""
    return _columns([_NAMES, _VALUES])


def height_of(fact: object) -> str:
    """The height of a row whose value takes several lines, which not every program finds by itself."""
    lines = -(-len(str(fact)) // (_VALUES - 10))
    return f' ht="{lines * _LINE}" customHeight="1"' if lines > 1 else ""


def _usual(column: Column) -> int:
    if column.type == pl.Date:
        return _DATE_WIDTH
    if column.type == TIME:
        return _TIME_WIDTH
    if column.type in (pl.Int64, pl.Float64, pl.Boolean):
        return _NUMBER_WIDTH
    return _LONG.get(column.name, _TEXT_WIDTH)


def _columns(widths: list[int]) -> str:
    each = (
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>' for at, width in enumerate(widths, start=1)
    )
    return f"<cols>{''.join(each)}</cols>"
