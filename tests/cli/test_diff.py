"""`sheetlang diff` as a reviewer and a build server run it."""

import json
import re

import pytest
from sound import SOUND

PLACE = "产出.数量.改造管网"


@pytest.fixture
def pair(write, sound):
    """Two versions of a sheet: the target loosened, an indicator more."""
    write("旧.sheet", sound)
    write("新.sheet", sound.replace(">= 42", ">= 40") + "产出.质量.水质合格率 >= 95 %\n")


def test_what_changed_is_told_by_part_of_the_form(run, pair):
    ran = run("diff", "旧.sheet", "新.sheet")
    assert ran.stdout == (
        "甲  (旧.sheet → 新.sheet)\n"
        "  ! 钱没有变，目标降了: 改造管网 >= 42 公里 → >= 40 公里\n"
        "  产出指标 · 数量指标\n"
        "    放宽  改造管网: >= 42 公里 → >= 40 公里\n"
        "  产出指标 · 质量指标\n"
        "    新增  水质合格率: >= 95 %\n"
    )
    assert ran.stderr == "1 个项目有改动：放宽 1 处、新增 1 处。放宽的先看；流水线里要挡住，加 --fail-on loosened\n"


def test_it_speaks_english(run, pair):
    ran = run("diff", "旧.sheet", "新.sheet", "--lang", "en")
    assert "    loosened  改造管网: >= 42 公里 → >= 40 公里\n" in ran.stdout
    assert ran.stderr.startswith("1 project(s) changed: 1 loosened, 1 added.")


def test_what_differs_is_coloured_where_colour_is_wanted(run, pair):
    ran = run("diff", "旧.sheet", "新.sheet", "--color")
    assert ">= \x1b[9;31m42\x1b[0m 公里 → >= \x1b[4;32m40\x1b[0m 公里" in ran.stdout


def test_sentences_of_prose_are_marked_without_colour(run, write, sound):
    write("a.sheet", sound.replace("通水", "全县通水。水质达标。"))
    write("b.sheet", sound.replace("通水", "全县通水。水质全部达标。"))
    assert "年度总体目标:\n      水质{+全部+}达标。\n" in run("diff", "a.sheet", "b.sheet").stdout


def test_how_it_is_written_is_no_change(run, write, sound):
    write("a.sheet", sound)
    write("b.sheet", sound.replace(f"{PLACE} >= 42 公里", f"# 看过\n{PLACE}   ≥４２公里"))
    ran = run("diff", "a.sheet", "b.sheet", "--exit-code")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "1 个项目，意思都没有变。\n")


# -- exit status


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ((), 0),
        (("--exit-code",), 1),
        (("--fail-on", "loosened"), 1),
        (("--fail-on", "放宽"), 1),
        (("--fail-on", "tightened,added"), 1),
        (("--fail-on", "收紧、新增"), 1),
        (("--fail-on", "tightened", "--fail-on", "removed"), 0),
    ],
)
def test_the_status_is_that_of_git_diff_unless_a_gate_is_asked_for(run, pair, options, status):
    assert run("diff", "旧.sheet", "新.sheet", *options).returncode == status


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("产出.时效.完工: 2026-05-01", "产出.时效.完工: 2026-06-01", {"zh": "推后", "en": "later"}),
        ("产出.时效.完工: 2026-06-01", "产出.时效.完工: 2026-05-01", {"zh": "提前", "en": "earlier"}),
        ("产出.质量.水质合格率 = 100 %", "产出.质量.水质的合格率 = 100 %", {"zh": "疑似改名", "en": "likely renamed"}),
    ],
    ids=["later", "earlier", "renamed"],
)
def test_a_word_that_is_printed_can_be_asked_for(run, write, sound, old, new, word, lang):
    write("旧.sheet", f"{sound}{old}\n")
    write("新.sheet", f"{sound}{new}\n")
    write("签字.toml", f'[[rule]]\nchange = "{word[lang]}"\nsign = "甲"\n')
    diff = ("diff", "旧.sheet", "新.sheet", "--lang", lang)
    assert f"  {word[lang]}  " in run(*diff).stdout
    assert run(*diff, "--fail-on", word[lang]).returncode == 1
    assert run(*diff, "--policy", "签字.toml").returncode == 1


def test_a_gate_of_another_name_is_a_usage_error(run, pair):
    ran = run("diff", "旧.sheet", "新.sheet", "--fail-on", "losened")
    assert ran.returncode == 2
    assert "没有“losened”这个改动；是不是“loosened”？" in ran.stderr


@pytest.mark.parametrize("options", [("",), (",",), ("放宽", "--fail-on", " ")])
def test_a_gate_without_a_name_is_a_usage_error(run, pair, options):
    """As where a variable of a pipeline is not set."""
    ran = run("diff", "旧.sheet", "新.sheet", "--fail-on", *options)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "--fail-on 后面是空的" in ran.stderr


@pytest.mark.parametrize("missing", ["旧.sheet 没有.sheet", "没有.sheet 新.sheet"])
def test_a_path_that_is_not_there_is_a_usage_error(run, pair, missing):
    ran = run("diff", *missing.split())
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "找不到“没有.sheet”" in ran.stderr


# -- what cannot be read


def test_a_file_that_cannot_be_read_is_not_said_to_be_removed(run, write, sound):
    for version in ("old", "new"):
        write(f"{version}/a.sheet", sound)
        write(f"{version}/b.sheet", sound.replace("项目 甲", "项目 乙"))
    write("new/b.sheet", "乙".encode("gb18030"))
    write("new/a.sheet", sound.replace("42", "40"))
    ran = run("diff", "old", "new")
    assert (ran.returncode, "乙" in ran.stdout, "放宽  改造管网" in ran.stdout) == (0, False, True)
    assert "new/b.sheet 没有比：" in ran.stderr


def test_where_nothing_can_be_compared_the_status_is_2(run, write, sound):
    write("a.sheet", sound)
    write("b.sheet", "甲".encode("gb18030"))
    ran = run("diff", "a.sheet", "b.sheet")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "b.sheet 没有比：" in ran.stderr
    assert "“b.sheet”读不出来，没有比" in ran.stderr


def test_a_line_that_cannot_be_read_is_not_said_to_be_removed(run, write, sound):
    more = "产出.质量.水质合格率 >= 95 %\n"
    write("a.sheet", sound + more)
    write("b.sheet", sound.replace("42", "40") + more.replace("95", "九十五又"))
    ran = run("diff", "a.sheet", "b.sheet")
    assert "放宽  改造管网" in ran.stdout
    assert "水质合格率" not in ran.stdout
    assert "b.sheet 有 1 处写法错误，读不出的行没有比；先改好: sheetlang check b.sheet" in ran.stderr


GATES = (("--exit-code",), ("--fail-on", "removed"), ("--policy", "签字.toml"))


@pytest.fixture
def partly(write, sound):
    """Two versions of two sheets; writes one file of them anew. What can be compared did not change."""
    write("签字.toml", POLICY)
    for version in ("old", "new"):
        write(f"{version}/a.sheet", sound)
        write(f"{version}/b.sheet", sound.replace("项目 甲", "项目 乙"))
    return write


@pytest.mark.parametrize("gate", GATES, ids=" ".join)
@pytest.mark.parametrize(
    ("version", "data"),
    [("old", b"\xff"), ("new", b"\xff"), ("new", f"{SOUND}随手一写\n".encode())],
    ids=["an old file", "a new file", "a new line"],
)
def test_a_gate_lets_nothing_through_that_could_not_be_read(run, partly, version, gate, data):
    partly(f"{version}/b.sheet", data)
    ran = run("diff", "old", "new", *gate)
    plain = run("diff", "old", "new")
    assert plain.returncode == 0
    assert (ran.returncode, ran.stdout) == (2, plain.stdout)
    assert f"{version}/b.sheet" in plain.stderr
    assert ran.stderr == plain.stderr + "有没有比的，不能放行。\n"
    assert "有没有比的" in run("diff", "old", "new", *gate, "-q").stderr


@pytest.mark.parametrize("gate", GATES, ids=" ".join)
def test_what_could_be_compared_is_printed_before_a_gate_fails(run, partly, gate, sound):
    partly("new/b.sheet", b"\xff")
    partly("new/a.sheet", sound.replace("42", "40"))
    ran = run("diff", "old", "new", *gate)
    assert (ran.returncode, "放宽  改造管网" in ran.stdout) == (2, True)
    partly("new/b.sheet", sound.replace("项目 甲", "项目 乙"))
    assert run("diff", "old", "new", *gate).returncode == int(gate[-1] != "removed")


@pytest.mark.parametrize("gate", GATES, ids=" ".join)
def test_a_gate_lets_a_line_through_that_was_mended(run, partly, gate):
    partly("old/b.sheet", f"{SOUND}随手一写\n".replace("项目 甲", "项目 乙").encode())
    assert run("diff", "old", "new", *gate).returncode == 0


def many_with_mistakes(write, sound, count, new):
    for number in range(count):
        write(f"old/{number}.sheet", sound.replace("项目 甲", f"项目 {number}"))
        write(f"new/{number}.sheet", new.replace("项目 甲", f"项目 {number}"))


def test_many_files_with_mistakes_are_told_in_one_line(run, write, sound):
    many_with_mistakes(write, sound, 7, sound.replace("42", "40") + "随手一写\n")
    first = "、".join(f"new/{number}.sheet" for number in range(5))
    line = f"新的一版有 7 个文件写法有错误，读不出的行没有比：{first}…；先改好: sheetlang check"
    assert run("diff", "old", "new").stderr.splitlines()[:-1] == [line]
    english = run("diff", "old", "new", "--lang", "en").stderr
    assert english.startswith("the new version has 7 files with mistakes of writing")
    assert run("diff", "old", "new", "--format", "html").stdout.count('<p class="warning"><strong>!</strong> 新的') == 1
    assert run("diff", "old", "new", "--format", "md").stdout.count("\n> ⚠️ 新的一版有 7 个文件") == 1
    assert len(json.loads(run("diff", "old", "new", "--format", "json").stdout)["unread"]) == 7


def test_of_many_files_that_cannot_be_read_the_first_are_told_with_their_reason(run, write, sound):
    many_with_mistakes(write, sound, 8, sound)
    for number in range(7):
        write(f"new/{number}.sheet", "乙".encode("gb18030"))
    lines = run("diff", "old", "new").stderr.splitlines()
    assert [line.partition("：")[0] for line in lines[:5]] == [f"new/{number}.sheet 没有比" for number in range(5)]
    assert lines[5:] == ["新的一版还有 2 个文件没有比", "能比的里面，意思都没有变。"]


@pytest.mark.parametrize("name", ["md", "html", "json"])
def test_a_comment_on_a_review_tells_what_was_not_compared(run, write, sound, name):
    write("a.sheet", sound)
    write("b.sheet", sound.replace(" >= 42", ">= 42"))
    assert "b.sheet 有 1 处写法错误，读不出的行没有比" in run("diff", "a.sheet", "b.sheet", "--format", name).stdout


# -- outputs and folders


def test_json_goes_to_a_file_and_holds_what_the_text_tells(run, pair, folder):
    ran = run("diff", "旧.sheet", "新.sheet", "--format", "json", "-o", "改动.json")
    assert (ran.returncode, ran.stdout) == (0, "")
    value = json.loads((folder / "改动.json").read_text("utf-8"))
    assert value["schema"] == "sheetlang.diff/1"
    loosened, added = value["changes"]
    assert (loosened["kind"], loosened["what"], loosened["direction"]) == ("changed", "target", "loosened")
    assert loosened["path"] == ["产出指标", "数量指标", "改造管网"]
    assert (loosened["old"]["value"], loosened["new"]["value"]) == ("42", "40")
    assert (added["kind"], added["what"], added["old"]) == ("added", "indicator", None)
    assert value["projects"][0]["value_for_money"][0]["reason"] == "less-for-the-same-money"


def test_neither_version_is_written_over(run, pair, folder):
    before = (folder / "旧.sheet").read_bytes()
    assert run("diff", "旧.sheet", "新.sheet", "-o", "旧.sheet").returncode == 2
    assert (folder / "旧.sheet").read_bytes() == before


def test_folders_are_compared_file_by_file(run, write, sound):
    for name in ("一", "二", "三"):
        write(f"2025/{name}.sheet", sound.replace("项目 甲", f"项目 {name}号工程"))
    write("2026/一.sheet", sound.replace("项目 甲", "项目 一号工程"))
    write("2026/乡/二.sheet", sound.replace("项目 甲", "项目 二号工程"))
    write("2026/四.sheet", sound.replace("项目 甲", "项目 敬老院").replace("改造管网 >= 42 公里", "添置床位 = 30 张"))
    ran = run("diff", "2025", "2026")
    assert [line for line in ran.stdout.splitlines() if line.startswith("    ")] == [
        "    删除  项目: 三号工程 (1 条指标)",
        "    移动  乡/二.sheet: 二.sheet → 乡/二.sheet",
        "    新增  项目: 敬老院 (1 条指标)",
    ]


def test_what_weighs_most_comes_first(run, write, sound):
    more = sound.replace("100 万元", "120 万元")
    edits = {
        "文字": sound.replace("通水", "全县通水"),
        "口径": sound.replace(" >= 42", ": 42"),
        "放宽": sound.replace(">= 42", ">= 40").replace("100 万元", "90 万元"),
        "钱多": more.replace(">= 42", ">= 40").replace("通水", "全县通水"),
        "上调": more,
    }
    for name, text in edits.items():
        write(f"old/{name}.sheet", sound.replace("项目 甲", f"项目 {name}"))
        write(f"new/{name}.sheet", text.replace("项目 甲", f"项目 {name}"))
    told = run("diff", "old", "new").stdout
    assert [line[:2] for line in told.splitlines() if line[:1].strip()] == ["钱多", "放宽", "口径", "上调", "文字"]
    labels = re.findall(r"^    (\S+)  ", told.partition("\n\n")[0], re.M)
    assert labels == ["放宽", "上调", "修改"]
    json_told = json.loads(run("diff", "old", "new", "--format", "json").stdout)
    assert [one["project"] for one in json_told["projects"]] == ["钱多", "放宽", "口径", "上调", "文字"]
    write("签字.toml", '[[rule]]\nwhat = "文字"\nsign = "甲"\n')
    assert run("diff", "old", "new", "--policy", "签字.toml").stdout.startswith("钱多")
    assert run("diff", "old", "new", "--policy", "签字.toml").stdout.split("\n\n")[1].startswith("文字")


MANY = 250
LEFT_OUT = "还有 {count} 处改动没有列出；加 --limit 0 全部列出。\n"


@pytest.fixture
def many(write, sound):
    """Two versions of two sheets with many changes, and one that weighs more in the last."""
    for name in ("甲", "乙"):
        lines = "".join(f"产出.数量.第{number}段管网长度 >= 4 公里\n" for number in range(MANY // 2))
        old = sound.replace("项目 甲", f"项目 {name}") + lines
        new = old.replace(">= 4 公里", ">= 5 公里")
        write(f"old/{name}.sheet", old)
        write(f"new/{name}.sheet", new.replace(">= 42", ">= 40") if name == "甲" else new)


@pytest.mark.parametrize(
    ("options", "listed"), [((), 100), (("--limit", "7"), 7), (("--limit", "200"), 200), (("--limit", "0"), MANY + 1)]
)
def test_the_first_changes_are_listed_and_the_rest_counted(run, many, options, listed):
    ran = run("diff", "old", "new", *options)
    labels = re.findall(r"^    (\S+)  ", ran.stdout, re.M)
    assert (labels[0], len(labels)) == ("放宽", listed)
    assert (LEFT_OUT.format(count=MANY + 1 - listed) in ran.stderr) is (listed <= MANY)
    assert "2 个项目有改动：放宽 1 处、收紧 250 处" in ran.stderr
    assert run("diff", "old", "new", *options, "--fail-on", "收紧").returncode == 1


@pytest.mark.parametrize("name", ["json", "md", "html"])
def test_other_outputs_know_no_limit(run, many, name):
    assert "没有列出" not in run("diff", "old", "new", "--format", name, "--limit", "3").stderr


def test_a_comment_that_goes_to_a_file_is_not_cut(run, write, folder, sound):
    lines = "".join(f"产出.数量.第{number}段管网长度 >= 4 公里\n" for number in range(900))
    write("a.sheet", sound + lines)
    write("b.sheet", (sound + lines).replace(">= 4 公里", ">= 5 公里"))
    assert "处改动这里放不下" in run("diff", "a.sheet", "b.sheet", "--format", "md").stdout
    run("diff", "a.sheet", "b.sheet", "--format", "md", "-o", "改动.md")
    told = (folder / "改动.md").read_text("utf-8")
    assert ("放不下" in told, told.count("| **") + told.count("| 收紧 |")) == (False, 900)


@pytest.fixture
def slow(monkeypatch):
    """A clock that moves on by three seconds each time that it is asked."""
    clock = iter(range(0, 10_000, 3))
    monkeypatch.setattr("sheetlang.cli.console.time.monotonic", lambda: next(clock))


def test_a_long_run_says_of_which_version_it_tells_and_what_it_does_then(run, partly, slow):
    told = run("diff", "old", "new", "--format", "html", "-o", "改动.html").stderr.splitlines()
    assert told[:-1] == [
        "旧的一版: 已处理 1 / 2 个文件",
        "新的一版: 已处理 1 / 2 个文件",
        "正在比两版…",
        "正在写 改动.html …",
    ]
    assert "正在写 json …\n" in run("diff", "old", "new", "--format", "json").stderr
    assert "writing json …\n" in run("diff", "old", "new", "--format", "json", "--lang", "en").stderr
    assert run("diff", "old", "new", "--format", "json", "--quiet").stderr == ""


def test_a_long_check_says_what_it_writes(run, partly, slow):
    assert "正在写 sarif …\n" in run("check", "old", "--format", "sarif").stderr
    assert "正在写" not in run("check", "old").stderr
    assert run("check", "old", "--format", "sarif", "-q").stderr == ""


def test_the_schema_of_the_json_is_printed(run):
    assert json.loads(run("schema", "--diff").stdout)["$id"] == "urn:sheetlang:sheetlang.diff/1"


# -- sign-offs

POLICY = '[[rule]]\nchange = "loosened"\nwhere = "产出.数量"\nsign = "财政局业务科室"\n'


@pytest.mark.parametrize(
    ("options", "status", "told"),
    [
        ((), 1, "要签字 财政局业务科室：放宽 1 处"),
        (("--signed", "财政局业务科室"), 0, "已签字 财政局业务科室：放宽 1 处"),
    ],
)
def test_a_policy_asks_for_sign_offs_and_holds_until_they_are_given(run, pair, write, options, status, told):
    write("签字.toml", POLICY)
    ran = run("diff", "旧.sheet", "新.sheet", "--policy", "签字.toml", *options)
    assert (ran.returncode, f"  ! {told}\n" in ran.stdout) == (status, True)
    value = json.loads(
        run("diff", "旧.sheet", "新.sheet", "--policy", "签字.toml", *options, "--format", "json").stdout
    )
    (needed,) = value["projects"][0]["sign_offs"]
    assert (needed["who"], needed["given"], len(needed["changes"])) == ("财政局业务科室", not status, 1)
    for name in ("md", "html"):
        assert told in run("diff", "旧.sheet", "新.sheet", "--policy", "签字.toml", *options, "--format", name).stdout


@pytest.mark.parametrize(
    ("policy", "told"),
    [(POLICY.replace("loosened", "losened"), "“losened”不对；可以写：loosened"), ("\udcff", "不是 UTF-8 文本")],
)
def test_a_file_that_is_no_policy_is_a_usage_error(run, pair, write, policy, told):
    write("签字.toml", policy.encode("utf-8", "surrogateescape"))
    ran = run("diff", "旧.sheet", "新.sheet", "--policy", "签字.toml")
    assert (ran.returncode, ran.stdout, told in ran.stderr) == (2, "", True)


def test_signed_without_a_policy_is_a_usage_error(run, pair):
    ran = run("diff", "旧.sheet", "新.sheet", "--signed", "甲")
    assert (ran.returncode, "--signed 要和 --policy 一起用" in ran.stderr) == (2, True)
