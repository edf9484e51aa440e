"""Side by side: both versions of a project on the official form, what differs in each cell, and what it is called."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from sheetlang.changes.change import Change, Kind
from sheetlang.changes.comparison import Compared, Side
from sheetlang.changes.matching import matched
from sheetlang.changes.prose import Segment, segments
from sheetlang.changes.words import WHAT_NAMES, called
from sheetlang.forms.parts import Column
from sheetlang.layout.grid import Block, Cell, Grid, Role
from sheetlang.layout.lay_out import lay_out
from sheetlang.model.sheet import Sheet
from sheetlang.text import Language

State = Literal["", "added", "removed"]
# Where a cell stands on either form: a field by its name, or the number of an old indicator and a column's name.
Key = tuple[str | int, str]
_FIELD_ROLES: tuple[Role, ...] = ("value", "prose")
_INDICATOR_ROLES: tuple[Role, ...] = ("name", "target", "attribute")
_OF_TARGET = frozenset({"target", "value", "comparator"})


class ShownCell(NamedTuple):
    """A cell of the form: its text in pieces, and what is called out beside it."""

    pieces: Sequence[Segment]
    role: Role
    across: int
    down: int
    marks: Sequence[str] = ()


class ShownRow(NamedTuple):
    """A row; `state` says whether only this version has it."""

    cells: Sequence[ShownCell]
    state: State = ""


class ShownBlock(NamedTuple):
    """A table of the form: the rows of its heading, and those below."""

    kind: str
    title: str
    widths: Sequence[int]
    heads: Sequence[ShownRow]
    rows: Sequence[ShownRow]


class ShownForm(NamedTuple):
    """One version of a project on its form."""

    file: str
    title: str
    subtitle: str
    blocks: Sequence[ShownBlock]


def forms_of(one: Compared, lang: Language) -> tuple[ShownForm | None, ShownForm | None]:
    """The old and the new form; None for a version that lacks the project."""
    if one.old is None or one.new is None:
        return _alone(one.old, "removed"), _alone(one.new, "added")
    old, new = lay_out(one.old.sheet), lay_out(one.new.sheet)
    pairs = {pair.new: pair.old for pair in matched(one.old.sheet.indicators, one.new.sheet.indicators).pairs}
    same = {at: at for at in pairs.values()}
    before, after = dict(_texts(one.old.sheet, old, same)), dict(_texts(one.new.sheet, new, pairs))
    gone, come = _told(one.changes, "removed", 0), _told(one.changes, "added", 1)
    old_form = _Filling(one.old, old, same, gone, before, after, "old", {})
    return old_form.form(), _Filling(one.new, new, pairs, come, before, after, "new", _marks(one.changes, lang)).form()


def _told(changes: Sequence[Change], kind: Kind, side: int) -> frozenset[int | None]:
    """The places of the indicators that are told to be in one version only: not those hidden by a line not read."""
    return frozenset(one.places[side] for one in changes if one.what == "indicator" and one.kind == kind)


def _alone(side: Side | None, state: State) -> ShownForm | None:
    if side is None:
        return None
    everything = frozenset(range(len(side.sheet.indicators)))
    version: Literal["old", "new"] = "old" if state == "removed" else "new"
    return _Filling(side, lay_out(side.sheet), {}, everything, {}, {}, version, {}).form()


def _marks(changes: Sequence[Change], lang: Language) -> Mapping[tuple[str, ...], list[tuple[str, str]]]:
    """What is called out of each field or indicator of the new form, by its path: of what, and how it is called."""
    found: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for change in changes:
        path = change.at[:-1] if change.what == "column" else change.at
        label = called(change).render(lang)
        if change.what not in ("target", "indicator", "field", "money", "date", "prose"):
            label = f"{label} {WHAT_NAMES[change.what].render(lang)}"
        found.setdefault(path, []).append((change.what, label))
    return found


def _keyed(sheet: Sheet, grid: Grid, numbers: Mapping[int, int]) -> Iterator[tuple[Key, Cell]]:
    """The cells that hold what a sheet says, by where they stand on either form."""
    names, columns = iter(sheet.form.fields), _column_names(sheet.form.columns)
    for block in grid.blocks:
        for at, row in enumerate(block.rows[block.heads :]):
            for cell in row.cells:
                if cell.role in _FIELD_ROLES:
                    yield ("", next(names).name), cell
                elif cell.role in _INDICATOR_ROLES and at in numbers and _is_said(sheet.form.columns[cell.column]):
                    yield (numbers[at], columns[cell.column]), cell


def _is_said(column: Column) -> bool:
    """Whether a sheet says what the column shows; it does not number its lines."""
    return column.shows != "number"


def _column_names(columns: Sequence[Column]) -> list[str]:
    """Each column by its name; one form prints the same columns for three years and for one."""
    seen: Counter[str] = Counter()
    names = []
    for column in columns:
        seen[column.name] += 1
        names.append(f"{column.name} {seen[column.name]}")
    return names


def _texts(sheet: Sheet, grid: Grid, numbers: Mapping[int, int]) -> Iterator[tuple[Key, str]]:
    return ((key, cell.text) for key, cell in _keyed(sheet, grid, numbers))


class _Filling(NamedTuple):
    """Fills one form; `numbers` gives, for an indicator that both have, its number in the old sheet.

    `alone` are the numbers of those that only this version has.
    """

    side: Side
    grid: Grid
    numbers: Mapping[int, int]
    alone: frozenset[int | None]
    before: Mapping[Key, str]
    after: Mapping[Key, str]
    version: Literal["old", "new"]
    marks: Mapping[tuple[str, ...], list[tuple[str, str]]]

    def form(self) -> ShownForm:
        """The form with every cell in pieces."""
        keys = {id(cell): key for key, cell in _keyed(self.side.sheet, self.grid, self.numbers)}
        blocks = [self._block(block, keys) for block in self.grid.blocks]
        return ShownForm(self.side.shown, self.grid.title, self.grid.subtitle, blocks)

    def _block(self, block: Block, keys: Mapping[int, Key]) -> ShownBlock:
        heads = [ShownRow([_plain(cell) for cell in row.cells]) for row in block.rows[: block.heads]]
        rows = []
        for at, row in enumerate(block.rows[block.heads :]):
            of_indicator = block.kind == "indicators"
            cells = [self._cell(cell, keys.get(id(cell)), at if of_indicator else None) for cell in row.cells]
            is_alone = of_indicator and at in self.alone
            state: State = ("removed" if self.version == "old" else "added") if is_alone else ""
            rows.append(ShownRow(cells, state))
        return ShownBlock(block.kind, block.title, block.widths, heads, rows)

    def _cell(self, cell: Cell, key: Key | None, indicator: int | None) -> ShownCell:
        marks = self._marks_of(cell, key, indicator)
        if key is None:
            is_alone = indicator is not None and indicator in self.alone and cell.role in _INDICATOR_ROLES
            pieces = [Segment(self.version if is_alone and cell.text else "both", cell.text)]
        else:
            whole = segments(self.before.get(key, ""), self.after.get(key, ""))
            pieces = [piece for piece in whole if piece.side in ("both", self.version)]
        return ShownCell(pieces, cell.role, cell.columns, cell.rows, marks)

    def _marks_of(self, cell: Cell, key: Key | None, indicator: int | None) -> list[str]:
        """What is called out in a cell: of a target beside it, all else beside the indicator's name."""
        if indicator is None:
            found = self.marks.get((key[1],), []) if key else []
            return [label for _, label in found]
        shows = self.side.sheet.form.columns[cell.column].shows
        found = self.marks.get(self.side.sheet.indicators[indicator].path, [])
        wanted: Callable[[str], bool] = lambda what: (what == "target") == (shows in _OF_TARGET)  # noqa: E731
        is_place = shows == "name" or shows in ("target", "value")
        return [label for what, label in found if is_place and wanted(what)]


def _plain(cell: Cell) -> ShownCell:
    return ShownCell([Segment("both", cell.text)], cell.role, cell.columns, cell.rows)
