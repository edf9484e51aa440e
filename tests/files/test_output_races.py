"""Outputs: a link that is put there while a build writes leads nowhere either."""

import contextlib
import os
import random
import shutil
import threading
import time
from collections import Counter

import pytest
from files.snapshot import everything

from sheetlang.workspace import write as writing
from sheetlang.workspace.write import write_whole


def swap(place, away):
    """Put a link in the place of a folder."""
    os.rename(place, place.with_name("挪开"))
    place.symlink_to(away)


@pytest.mark.parametrize("step", ["parts_below", "_refuse_what_is_no_file", "_lock"])
def test_a_link_put_there_after_the_check_leads_nowhere(folder, away, monkeypatch, step):
    (folder / "out/深").mkdir(parents=True)
    before = everything(away)
    real = getattr(writing, step)

    def then_swap(*given):
        found = real(*given)
        swap(folder / "out/深", away)
        return found

    monkeypatch.setattr(writing, step, then_swap)
    if step == "parts_below":
        with pytest.raises(NotADirectoryError):
            write_whole(folder / "out/深/a.md", b"new", folder / "out")
    else:
        write_whole(folder / "out/深/a.md", b"new", folder / "out")
        assert everything(folder / "out/挪开") == {"a.md": b"new"}
    assert everything(away) == before


def test_links_and_folders_that_change_places_all_the_time_let_nothing_out(folder, away):
    """A race in earnest: each write lands in the folder or fails."""
    place, spare = folder / "out/深", folder / "挪开"
    place.mkdir(parents=True)
    before, over = everything(away), threading.Event()

    def change_places():
        """The writer makes the folder anew, and may come in between any two steps."""
        while not over.is_set():
            for step in (lambda: place.rename(spare), lambda: place.symlink_to(away), place.unlink):
                with contextlib.suppress(OSError):
                    step()
                time.sleep(random.random() / 1000)
            shutil.rmtree(spare, ignore_errors=True)

    changing = threading.Thread(target=change_places)
    changing.start()
    outcomes = Counter()
    try:
        while sum(outcomes.values()) < 20_000 and not min(outcomes["written"], outcomes["failed"]) > 100:
            outcomes[attempt(place / "a.md", folder / "out")] += 1
    finally:
        over.set()
        changing.join()
    assert min(outcomes["written"], outcomes["failed"]) > 100
    assert everything(away) == before


def attempt(path, root):
    try:
        write_whole(path, b"new", root)
    except OSError:
        return "failed"
    return "written"
