"""Markdown: any mix of marks is read as it was typed, by two engines."""

from long_run.markdown import run


def test_any_mix_of_marks_is_read_as_typed_by_two_engines():
    assert run(range(5000)) == []
