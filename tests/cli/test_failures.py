"""What goes wrong around the work: usage, terminals, pipes, interruptions and faults of sheetlang itself."""

import json
import os
import signal
import subprocess
import sys
import time
from importlib.metadata import version

import pytest

COMMANDS = [
    "build",
    "check",
    "diff",
    "explain",
    "fmt",
    "forms",
    "git-setup",
    "merge-driver",
    "new",
    "review",
    "rules",
    "schema",
    "textconv",
]
ENOUGH = {
    "build": ("a.sheet",),
    "check": ("a.sheet",),
    "diff": ("a.sheet", "a.sheet"),
    "explain": ("placeholder",),
    "fmt": ("a.sheet",),
    "forms": (),
    "git-setup": ("--check",),
    "merge-driver": ("a.sheet", "a.sheet", "a.sheet"),
    "new": ("--form", "national-2015"),
    "review": ("a.sheet", "-o", "a.html"),
    "rules": (),
    "schema": (),
    "textconv": ("a.sheet",),
}


def said(ran):
    """What a process wrote to standard error."""
    return ran.stderr.decode()


def test_without_a_command_the_help_is_shown(process):
    ran = process()
    assert ran.returncode == 0
    assert all(f"  {name}" in ran.stdout.decode() for name in COMMANDS)
    assert said(ran) == ""


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(("lang", "mark"), [("zh", "例: sheetlang "), ("en", "Example: sheetlang ")])
def test_every_command_helps_with_an_example(process, name, lang, mark):
    ran = process(name, "--help", "--lang", lang)
    help_text = ran.stdout.decode()
    assert f"{mark}{name}" in help_text
    assert (ran.returncode, said(ran)) == (0, "")
    assert has_chinese(without_examples(help_text)) == (lang == "zh")


def without_examples(text):
    """The help without quoted words and names of the domain, which stay Chinese."""
    return "\n".join(line for line in text.splitlines() if "Example: " not in line).replace("草稿", "")


def has_chinese(text):
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def test_the_folder_of_commands_is_what_is_offered(process):
    from sheetlang.cli.main import commands

    assert commands.list_commands(None) == COMMANDS


@pytest.mark.parametrize(("variable", "mark"), [("zh", "例: sheetlang build"), ("en", "Example: sheetlang build")])
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_the_help_of_the_whole_has_an_example(process, variable, mark, option):
    assert mark in process(option, SHEETLANG_LANG=variable).stdout.decode()


def test_the_help_of_the_whole_takes_a_language(process):
    ran = process("--lang", "en", "--help")
    assert ran.returncode == 0
    assert "Example: sheetlang build" in ran.stdout.decode()


def test_the_help_is_chinese_throughout(process):
    text = process("check", "--help").stdout.decode()
    assert text.startswith("用法: ")
    assert [word for word in ("Usage:", "Options:", "Show this message", "[default:") if word in text] == []


def test_the_version_is_that_of_the_package(process):
    ran = process("--version")
    assert (ran.returncode, ran.stdout.decode(), said(ran)) == (0, f"sheetlang {version('sheetlang')}\n", "")


@pytest.mark.parametrize(
    ("typed", "lang", "message"),
    [
        ("chekc", "zh", "错误: 没有“chekc”这个命令；是不是“check”？\n用法见: sheetlang --help\n"),
        ("bild", "zh", "错误: 没有“bild”这个命令；是不是“build”？\n用法见: sheetlang --help\n"),
        ("form", "en", "error: there is no command “form”; did you mean “forms”?\nsee: sheetlang --help\n"),
    ],
)
def test_an_unknown_command_gets_a_suggestion(process, typed, lang, message):
    ran = process(typed, SHEETLANG_LANG=lang)
    assert (ran.returncode, ran.stdout, said(ran)) == (2, b"", message)


def test_a_command_like_no_other_gets_them_all(process):
    message = said(process("打印"))
    assert all(name in message for name in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "--xyz0", "a.sheet"), "错误: 没有选项 --xyz0\n用法见: sheetlang check --help\n"),
        (("build", "-x", "a.sheet"), "错误: 没有选项 -x\n用法见: sheetlang build --help\n"),
        (
            ("check", "--xyz0", "a.sheet", "--lang", "en"),
            "error: there is no option --xyz0\nsee: sheetlang check --help\n",
        ),
        (("check",), "错误: 缺少 路径…\n用法见: sheetlang check --help\n"),
        (("build",), "错误: 缺少 路径…\n用法见: sheetlang build --help\n"),
        (("check", "--lang", "en"), "error: PATH… is missing\nsee: sheetlang check --help\n"),
    ],
)
def test_wrong_usage_is_a_sentence_and_status_2(process, arguments, message):
    ran = process(*arguments)
    assert (ran.returncode, ran.stdout, said(ran)) == (2, b"", message)


@pytest.mark.parametrize(
    ("typed", "meant"), [("--fromat", "--format"), ("--quite", "--quiet"), ("--relase", "--release")]
)
def test_an_unknown_option_gets_a_suggestion(run, typed, meant):
    ran = run("check", typed, "a.sheet")
    assert ran.returncode == 2
    assert meant in ran.stderr.splitlines()[0]


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "a.sheet", "--format", "tex"),
        ("check", "a.sheet", "--lang", "fr"),
        ("check", "a.sheet", "--format"),
        ("check", "a.sheet", "--form-dir", "没有"),
        ("check", "a.sheet", "--quiet=1"),
        ("new", "--form", "national-2015", "--year", "20"),
        ("schema", "多余"),
    ],
    ids=" ".join,
)
def test_a_wrong_value_is_complained_of_in_chinese(run, arguments):
    ran = run(*arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    complaint = ran.stderr.splitlines()[0].removeprefix("错误: ").replace("多余", "").replace("没有'", "'")
    assert has_chinese(complaint)


# -- faults of sheetlang itself: test_own_faults.py


def test_debugging_alters_nothing_else(process, write, sound):
    write("a.sheet", sound)
    plain, debugging = process("check", "a.sheet"), process("--debug", "check", "a.sheet", "--debug")
    assert (debugging.returncode, debugging.stdout, debugging.stderr) == (plain.returncode, plain.stdout, plain.stderr)


# -- terminals and encodings


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1", "utf-8"])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_console_that_lacks_a_character_is_no_failure(process, write, sound, encoding, name):
    write("a.sheet", sound + "随手一写 café 📎\n")
    ran = process(name, *ENOUGH[name], PYTHONIOENCODING=encoding, COLUMNS="20")
    # The folder of these tests is no repository.
    assert ran.returncode == {"check": 1, "build": 1, "review": 1, "git-setup": 2}.get(name, 0)
    assert b"Traceback" not in ran.stderr
    if encoding != "ascii":  # click prints UTF-8 where a stream claims to be ASCII
        ran.stdout.decode("utf-8" if name in ("new", "schema", "textconv") else encoding)
        ran.stderr.decode(encoding)


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1"])
def test_json_for_a_program_is_utf8_whatever_the_console(process, write, sound, encoding):
    write("a.sheet", sound + "产出.café📎.甲: 1 个\n")
    ran = process("check", "a.sheet", "--format", "json", PYTHONIOENCODING=encoding)
    (finding,) = json.loads(ran.stdout.decode("utf-8"))["diagnostics"]
    assert "café📎" in finding["message"]


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_a_new_sheet_can_be_checked_whatever_the_console(process, encoding):
    text = process("new", "--form", "national-2015", PYTHONIOENCODING=encoding).stdout
    assert process("check", "-", stdin=text).returncode == 0


def test_the_locale_c_prints_chinese(process, write, sound):
    write("a.sheet", sound)
    assert said(process("check", "a.sheet", LC_ALL="C")) == "1 个文件，没有发现问题。\n"


@pytest.mark.parametrize(("variable", "escapes"), [("FORCE_COLOR", True), ("NO_COLOR", False)])
def test_colour_follows_the_variables_in_a_process(process, write, sound, variable, escapes):
    write("a.sheet", sound + "随手一写\n")
    ran = process("check", "a.sheet", **{variable: "1"})
    assert (b"\x1b" in ran.stdout, b"\x1b" in ran.stderr) == (escapes, False)


def on_a_terminal(folder, *arguments, **environment):
    """The exit status and the standard output of a run whose streams are a terminal."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "sheetlang", *arguments]
    running = subprocess.Popen(
        command, cwd=folder, stdout=theirs, stderr=theirs, stdin=theirs, env=os.environ | environment
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:  # the other end is closed
        pass
    finally:
        os.close(ours)
    return running.wait(timeout=60), shown


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_is_coloured_unless_it_declines(folder, write, sound, environment, coloured):
    write("a.sheet", sound + "随手一写\n")
    status, shown = on_a_terminal(folder, "check", "a.sheet", **environment)
    assert (status, b"\x1b[1;31m" in shown, b"\x1b" in shown) == (1, coloured, coloured)


def test_a_workbook_is_not_printed_on_a_terminal(folder, write, sound):
    write("a.sheet", sound)
    status, shown = on_a_terminal(folder, "build", "a.sheet", "--to", "xlsx", "--out", "-")
    assert status == 2
    assert "不能把 xlsx 输出到屏幕" in shown.decode()
    assert b"PK" not in shown


# -- pipes and interruptions


@pytest.mark.parametrize(
    "arguments",
    [
        ("schema",),
        ("forms",),
        ("new", "--form", "shanghai-2020"),
        ("build", "a.sheet", "--to", "html", "--out", "-", "-q"),
        ("check", "a.sheet", "--format", "json", "-q"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_closed_pipe_could_not_be_written_and_is_not_talked_of(folder, write, sound, arguments):
    write("a.sheet", sound)
    reader, writer = os.pipe()
    os.close(reader)
    ran = subprocess.run(
        [sys.executable, "-m", "sheetlang", *arguments], stdout=writer, stderr=subprocess.PIPE, cwd=folder, timeout=60
    )
    os.close(writer)
    assert ran.returncode == 2
    assert b"Traceback" not in ran.stderr
    assert b"pipe" not in ran.stderr.lower()


@pytest.mark.parametrize("name", ["schema", "check", "forms"])
def test_a_full_device_is_one_line_and_status_2(folder, write, sound, name):
    write("a.sheet", sound + "随手一写\n")
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "sheetlang", name, *ENOUGH[name]]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=folder, timeout=60)
    assert ran.returncode == 2
    assert said(ran).splitlines()[-1] == "错误: 磁盘满了：先腾出空间"
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize(
    "command",
    [
        "fmt -",
        "build a.sheet",
        "rules --nope",
        "check a.sheet",
        "diff a.sheet a.sheet",
        "merge-driver a.sheet a.sheet a.sheet -p",
        "nope",
    ],
)
def test_what_could_not_be_said_is_no_finding_and_no_conflict(folder, write, sound, command):
    sheet = write("a.sheet", sound)
    started = [sys.executable, "-m", "sheetlang", *command.split()]
    with open("/dev/full", "wb") as full, open(sheet, "rb") as given:
        ran = subprocess.run(started, stdin=given, stdout=subprocess.DEVNULL, stderr=full, cwd=folder, timeout=60)
    assert ran.returncode == (129 if "merge" in command else 2)


@pytest.mark.parametrize("name", ["check", "schema"])
def test_without_a_standard_output_it_stays_calm(folder, write, sound, name):
    write("a.sheet", sound)
    close = 'exec "$@" >&-'
    command = ["sh", "-c", close, "sh", sys.executable, "-m", "sheetlang", name, *ENOUGH[name]]
    ran = subprocess.run(command, stderr=subprocess.PIPE, cwd=folder, timeout=60)
    assert ran.returncode in (0, 2)
    assert b"Traceback" not in ran.stderr
    assert "自身出错" not in said(ran)


@pytest.mark.skipif(os.name == "nt", reason="Windows deletes no folder that someone stands in")
@pytest.mark.parametrize(
    ("lang", "message"),
    [
        ("zh", "错误: 所在的文件夹已经删掉或移走了：先用 cd 换到别的文件夹\n"),
        ("en", "error: the folder you are in was deleted"),
    ],
)
def test_a_folder_that_was_deleted_meanwhile_is_named(folder, write, sound, lang, message):
    sheet = write("a.sheet", sound).resolve()
    command = f"mkdir gone && cd gone && rmdir ../gone && {sys.executable} -m sheetlang --lang {lang} check {sheet}"
    done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)


def test_an_interruption_ends_without_a_traceback(folder):
    command = [sys.executable, "-m", "sheetlang", "check", "-"]
    running = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    wait_until_it_reads(running)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert (out, err.strip().decode()) == (b"", "已中断，没有做完。")


@pytest.mark.parametrize(
    ("writer", "arguments", "target"),
    [
        ("sheetlang.cli.writing.write_whole", ("build", "年", "--to", "md"), " >= 42"),
        ("sheetlang.workspace.rewrite.write_whole", ("fmt", "年"), "   >=  42"),
        ("sheetlang.workspace.rewrite.write_whole", ("check", "年", "--fix"), ">= 42"),
    ],
)
def test_an_interrupted_run_says_what_it_has_written(run, write, sound, monkeypatch, writer, arguments, target):
    calls = iter(range(9))

    def interrupted(*_, **__):
        if next(calls) == 2:
            raise KeyboardInterrupt

    for name in "abcd":
        write(f"年/{name}.sheet", sound.replace(" >= 42", target))
    monkeypatch.setattr(writer, interrupted)
    ran = run(*arguments)
    assert (ran.returncode, ran.stdout) == (130, "")
    assert ran.stderr.strip() == "已中断：写了 2 个文件，都是完整的；其余的没有动。"


def wait_until_it_reads(running):
    """Return when a process sleeps in a read of its standard input."""
    deadline = time.monotonic() + 30
    while not sleeps_in_a_read(running.pid):
        assert time.monotonic() < deadline, "the process never read its standard input"
        time.sleep(0.01)


def sleeps_in_a_read(process):
    try:
        with open(f"/proc/{process}/syscall") as file:
            number, stream, *_ = [*file.read().split(), ""]
    except OSError:  # not told here: give it time
        time.sleep(3)
        return True
    return number in ("0", "63") and stream == "0x0"
