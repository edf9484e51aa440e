"""The recipes of docs/ci.md do what they say: parsed as YAML, their commands run as a build server would."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest
import yaml
from documents import put_sheetlang
from sound import SOUND
from tools import need_module

from sheetlang.report.report import report_names

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
BLOCKS = [yaml.safe_load(block) for block in re.findall("```yaml\n(.*?)```", PAGE, re.S)]
GITHUB, GITLAB, GITHUB_DIFF, GITLAB_DIFF, PRE_COMMIT, WITH_OWN_RULES = BLOCKS
WRONG = SOUND + "随手一写\n"


def commands(recipe):
    """The lines of a recipe that run sheetlang, without the step that installs it."""
    steps = recipe["jobs"]["check"]["steps"] if "jobs" in recipe else recipe["sheetlang"]["script"]
    lines = (step.get("run", "") if isinstance(step, dict) else step for step in steps)
    return [line for line in lines if "sheetlang check" in line]


@pytest.fixture
def shell(folder, tmp_path_factory):
    """Runs a line as a build server does: by a shell that finds `sheetlang`."""
    bin_folder = tmp_path_factory.mktemp("bin")
    put_sheetlang(bin_folder)
    environment = os.environ | {"PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}"}
    return lambda line: subprocess.run(
        ["sh", "-ec", line], cwd=folder, env=environment, capture_output=True, timeout=60
    )


@pytest.mark.parametrize(("recipe", "statuses"), [(GITHUB, [1, 0]), (GITLAB, [0, 1])], ids=["github", "gitlab"])
def test_the_steps_fail_for_findings_where_they_should(shell, write, recipe, statuses):
    write("错.sheet", WRONG)
    assert [shell(line).returncode for line in commands(recipe)] == statuses
    write("错.sheet", SOUND)
    assert [shell(line).returncode for line in commands(recipe)] == [0, 0]


@pytest.mark.parametrize("recipe", [GITHUB, GITLAB], ids=["github", "gitlab"])
def test_a_check_that_could_not_be_made_always_fails(shell, recipe):
    assert [shell(line).returncode != 0 for line in commands(recipe)] == [True, True]


def test_the_report_that_is_uploaded_is_the_one_that_was_written(shell, write, folder):
    write("错.sheet", WRONG)
    for line in commands(GITHUB):
        shell(line)
    (upload,) = [step for step in GITHUB["jobs"]["check"]["steps"] if "upload-sarif" in step.get("uses", "")]
    assert json.loads((folder / upload["with"]["sarif_file"]).read_text("utf-8"))["version"] == "2.1.0"
    assert upload["if"] == "always()"
    assert GITHUB["permissions"]["security-events"] == "write"


def test_the_reports_that_gitlab_shows_are_those_that_were_written(shell, write, folder):
    write("错.sheet", WRONG)
    for line in commands(GITLAB):
        shell(line)
    reports = GITLAB["sheetlang"]["artifacts"]["reports"]
    assert json.loads((folder / reports["codequality"]).read_text("utf-8"))[0]["check_name"] == "unreadable-line"
    assert "<testsuites" in (folder / reports["junit"]).read_text("utf-8")
    assert GITLAB["sheetlang"]["artifacts"]["when"] == "always"


def test_every_format_is_documented():
    formats = PAGE.partition("| 格式 |")[2].partition("\n\n")[0]
    assert sorted(re.findall(r"^\| `(\w+)` \|", formats, re.M)) == sorted(report_names())


def test_every_key_of_the_json_is_documented(run, write):
    write("错.sheet", f"{SOUND}产出.数量.乙\u200b人 = 1 人\n")
    (finding,) = json.loads(run("check", "错.sheet", "--format", "json").stdout)["diagnostics"]
    keys = PAGE.partition("| 键 |")[2].partition("\n\n")[0]
    named = {name for row in re.findall(r"^\| (`[^|]*) \|", keys, re.M) for name in re.findall(r"`(\w+)`", row)}
    assert named == finding.keys()
    assert finding["fix"].keys() == {"safe", "edits"}


def test_the_review_that_is_documented_has_the_pages_it_says(shell, write, folder):
    write("2026/错.sheet", WRONG)
    line, _ = re.findall("```sh\n(.*)\n```", PAGE)
    assert shell(line).returncode == 1
    pages = need_module("openpyxl").load_workbook(folder / "审核意见.xlsx").sheetnames
    assert len(pages) == 5
    assert "五页" in PAGE
    assert [page for page in pages if page not in PAGE.partition("五页")[2]] == []


def test_each_unit_gets_a_table_of_its_own_and_what_could_not_be_done_stops_it(shell, write, folder):
    write("2026/教育局/甲.sheet", WRONG)
    write("2026/水务局 二/乙.sheet", SOUND)
    _, line = re.findall("```sh\n(.*)\n```", PAGE)
    assert shell(line).returncode == 0
    assert {path.name for path in (folder / "意见").iterdir()} == {"教育局.xlsx", "水务局 二.xlsx"}
    assert shell(line).returncode == 2  # the tables are there already


# -- what a merge request changes


@pytest.mark.parametrize("target", [" >= 42 公里", " >= 40 公里"], ids=["alike", "loosened"])
def test_a_merge_request_that_loosens_a_target_is_stopped(shell, write, folder, target):
    write("甲.sheet", SOUND)
    base = committed(folder)
    write("甲.sheet", SOUND.replace(" >= 42 公里", target))
    write("乙.txt", "")
    committed(folder)
    (on_github,) = [step["run"] for step in GITHUB_DIFF["jobs"]["diff"]["steps"] if "diff" in step.get("run", "")]
    variables = (
        f"GITHUB_BASE_REF=main; CI_MERGE_REQUEST_DIFF_BASE_SHA={base}; git update-ref refs/remotes/origin/main {base}; "
    )
    for line in (on_github, GITLAB_DIFF["sheetlang-diff"]["script"][-1]):
        ran = shell(variables + line)
        assert ran.returncode == (target != " >= 42 公里"), ran.stderr.decode()


def test_all_history_is_there_to_compare():
    assert GITHUB_DIFF["jobs"]["diff"]["steps"][0]["with"]["fetch-depth"] == 0
    assert GITLAB_DIFF["sheetlang-diff"]["variables"]["GIT_DEPTH"] == 0


# -- pre-commit


def test_a_package_of_rules_is_named_as_pre_commit_wants_it(tmp_path):
    client = need_module("pre_commit.clientlib")
    repo = WITH_OWN_RULES["repos"][0] | {"repo": "https://example.invalid/sheetlang", "rev": "v1"}
    config = tmp_path / "config.yaml"
    config.write_text(yaml.safe_dump({"repos": [repo]}), "utf-8")
    (hook,) = client.load_config(str(config))["repos"][0]["hooks"]
    assert hook["additional_dependencies"][0].startswith("our-rules @ ")


def test_the_hook_is_one_that_pre_commit_takes():
    client = need_module("pre_commit.clientlib")
    hooks = client.load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))
    (wanted,) = PRE_COMMIT["repos"][0]["hooks"]
    assert [hook["id"] for hook in hooks] == [wanted["id"], "sheetlang-fmt"]
    assert [(hook["language"], hook["entry"]) for hook in hooks] == [
        ("python", "sheetlang check"),
        ("python", "sheetlang fmt"),
    ]
    # Several runs would not see copies in one another's files, and each write its own report.
    assert [hook["require_serial"] for hook in hooks] == [True, False]
    for hook in hooks:
        named = [bool(re.search(hook["files"], name)) for name in ("深/甲.sheet", "甲.sheet.txt", "sheet")]
        assert named == [True, False, False]


def test_a_commit_is_checked_by_the_hook(folder, tmp_path_factory):
    """In git repositories of its own, installed from the source as pre-commit does it."""
    need_module("pre_commit")
    source, home = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("home")
    for name in ("sheetlang", "grammar", "templates"):
        copytree(ROOT / name, source / name)
    for name in ("pyproject.toml", "README.md", ".pre-commit-hooks.yaml"):
        (source / name).write_bytes((ROOT / name).read_bytes())
    revision = committed(source)
    hook = {"repo": str(source), "rev": revision, "hooks": [{"id": "sheetlang-check"}, {"id": "sheetlang-fmt"}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [hook]}), "utf-8")
    (folder / "对.sheet").write_text(SOUND, "utf-8")
    (folder / "错.txt").write_text(WRONG, "utf-8")
    committed(folder)

    def checked():
        command = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never"]
        environment = os.environ | {"PRE_COMMIT_HOME": str(home), "SHEETLANG_LANG": "zh"}
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=300)

    sound = checked()
    assert sound.returncode == 0, sound.stdout + sound.stderr
    assert "Passed" in sound.stdout
    (folder / "错.sheet").write_text(WRONG, "utf-8")
    committed(folder)
    wrong = checked()
    assert wrong.returncode == 1
    assert "错误[unreadable-line]" in wrong.stdout
    assert "对.sheet" not in wrong.stdout
    assert wrong.stdout.count("Passed") == 1, "a line with a mistake is nothing to format"
    (folder / "错.sheet").write_text(SOUND.replace(" >= 42 公里", "  ≥42公里"), "utf-8")
    committed(folder)
    ragged = checked()
    assert ragged.returncode == 1
    assert "files were modified by this hook" in ragged.stdout
    assert (folder / "错.sheet").read_text("utf-8") == SOUND


def committed(folder):
    """Commit all that stands in a folder; the commit."""
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@a.invalid", "-c", "init.defaultBranch=main"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "all"]):
        subprocess.run([*git, *arguments], cwd=folder, check=True, capture_output=True)
    found = subprocess.run([*git, "rev-parse", "HEAD"], cwd=folder, check=True, capture_output=True, text=True)
    return found.stdout.strip()
