"""Writes with the real command: each of its system calls on the output fails in turn, by strace."""

import pytest
from files.snapshot import everything
from files.system_calls import calls_on, traced

ERRORS = {
    "mkdirat": ("ENOSPC", "EACCES", "EROFS"),
    "openat": ("ENOSPC", "EACCES", "EMFILE"),
    "flock": ("ENOLCK",),
    "write": ("ENOSPC", "EIO", "EINTR"),
    "fsync": ("EIO", "ENOSPC", "EINTR"),
    "close": ("EIO",),
    "renameat": ("EACCES", "EROFS", "ENOSPC"),
}
# The call is made again, or done without.
HARMLESS = {("flock", "ENOLCK"), ("write", "EINTR"), ("fsync", "EINTR")}
BUILD = ("build", "年", "--to", "md", "-q", "--lang", "en")


@pytest.fixture
def edited(folder, write, sound, run):
    """A sheet in a folder that was edited since it was built: its old output, and its new."""
    write("年/深/a.sheet", sound)
    assert run(*BUILD, "--out", "new").returncode == 0
    write("out/深/a.md", "旧的")
    return {"深": False, "深/a.md": "旧的".encode()}, everything(folder / "new")


def test_each_system_call_that_fails_leaves_the_old_file_and_says_one_line(folder, edited):
    old, new = edited
    sound = traced(folder, *BUILD)
    assert everything(folder / "out") == new
    steps = [(call, error) for call in calls_on(f"{folder}/out", sound.calls) for error in errors(call)]
    assert {call.name for call, _ in steps} >= {"openat", "write", "fsync", "renameat"}
    assert len(steps) >= 15
    assert [fault for call, error in steps if (fault := fault_of(folder, old, new, call, error))] == []


def errors(call):
    """Folders are opened for their paths alone; of those that are closed nothing can be lost."""
    if ".tmp" in call.text or call.name not in ("close", "openat"):
        return ERRORS[call.name]
    return ("EACCES",) if call.name == "openat" else ()


def fault_of(folder, old, new, call, error):
    """What is wrong after a run in which a call failed."""
    (folder / "out/深/a.md").write_bytes(old["深/a.md"])
    ran = traced(folder, *BUILD, inject=f"{call.name}:error={error}:when={call.number}")
    hit = [line for line in ran.calls if "(INJECTED)" in line]
    looks_for_unfinished_files = call.name == "openat" and "O_NONBLOCK" in call.text
    harmless = (call.name, error) in HARMLESS or looks_for_unfinished_files
    expected = (0, 0, new) if harmless else (2, 1, old)
    found = ran.status, len(ran.said.splitlines()), everything(folder / "out")
    if len(hit) == 1 and found == expected and "Traceback" not in ran.said and (harmless or "a.md: " in ran.said):
        return None
    return call, error, hit, found, ran.said


@pytest.mark.parametrize("error", ["ENOSPC", "EIO", "EINTR"])
@pytest.mark.parametrize("arguments", [("schema",), ("check", "年", "-q", "--format", "json"), (*BUILD, "--out", "-")])
def test_standard_output_that_fails_is_one_line(folder, edited, write, sound, arguments, error):
    write("年/深/a.sheet", f"{sound}产出.数量.乙: 待定\n")
    with open(folder / "printed", "wb") as printed:
        sound_run = traced(folder, *arguments, stdout=printed.fileno())
    whole = (folder / "printed").read_bytes()
    assert len(whole) > 100
    assert (sound_run.status in (0, 1), sound_run.said) == (True, ""), sound_run.calls
    (call, *_) = [call for call in calls_on("printed", sound_run.calls) if call.name == "write"]
    with open(folder / "printed", "wb") as printed:
        ran = traced(folder, *arguments, inject=f"write:error={error}:when={call.number}", stdout=printed.fileno())
    if error == "EINTR":
        assert (ran.status, (folder / "printed").read_bytes()) == (sound_run.status, whole)
    else:
        assert (ran.status, len(ran.said.splitlines())) == (2, 1)
        assert (folder / "printed").read_bytes() == b"", (call, ran.said, ran.calls)
