"""The calls by which sheetlang writes a workbook: recorded once, then made again on bare XlsxWriter."""

import datetime
import io
from collections.abc import Callable
from unittest import mock

from sheetlang.compiler import compile_source, emit
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

Call = list[object]
_DAY = "%Y-%m-%d"


class _Recorder:
    """Stands for a workbook, a worksheet or a format, and notes what is asked of it."""

    def __init__(self, calls: list[Call], number: int, numbers: list[int]) -> None:
        self._calls, self._number, self._numbers = calls, number, numbers

    def __getattr__(self, name: str) -> Callable[..., object]:
        def note(*arguments: object, **named: object) -> object:
            makes = name in ("add_worksheet", "add_format")
            self._numbers[0] += makes
            plain = [_plain(one) for one in arguments]
            self._calls.append([self._number, name, plain, {key: _plain(one) for key, one in named.items()}])
            return _Recorder(self._calls, self._numbers[0], self._numbers) if makes else 0

        return note


def recorded(text: str) -> list[Call]:
    """What the Excel emitter asks of XlsxWriter for a sheet: receiver, method, arguments. Number 0 is the workbook."""
    calls: list[Call] = []

    def workbook(stream: object, options: dict[str, object]) -> _Recorder:
        calls.append([0, "Workbook", [options], {}])
        return _Recorder(calls, 0, [0])

    with mock.patch("xlsxwriter.Workbook", workbook):
        emit(compile_source(Source("calls", text), built_in()), "xlsx")
    return calls


def _plain(value: object) -> object:
    match value:
        case _Recorder():
            return {"made": value._number}
        case datetime.datetime():
            return {"day": value.strftime(_DAY)}
        case dict():
            return {key: _plain(one) for key, one in value.items()}
        case _:
            return value


def ready(calls: list[Call]) -> list[Call]:
    """Calls read back from JSON, with dates as dates: `replayed` takes them as they are."""
    return [[number, name, [_read(one) for one in given], _read(named)] for number, name, given, named in calls]


def _read(value: object) -> object:
    if not isinstance(value, dict):
        return value
    if "day" in value:
        return datetime.datetime.strptime(value["day"], _DAY)
    return _Made(value["made"]) if "made" in value else {key: _read(one) for key, one in value.items()}


class _Made(int):
    """The number of a format made before."""


def replayed(calls: list[Call]) -> bytes:
    """The workbook that calls make."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    made: list[object] = [Workbook(stream, *calls[0][2])]
    for number, name, given, named in calls[1:]:
        arguments = [made[one] if type(one) is _Made else one for one in given]
        result = getattr(made[number], name)(*arguments, **named)
        if name in ("add_worksheet", "add_format"):
            made.append(result)
    return stream.getvalue()
