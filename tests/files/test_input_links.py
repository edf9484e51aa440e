"""Inputs: neither an import nor a form found in a folder is read from outside, whatever links there are."""

import os

import pytest
from sound import SOUND

import sheetlang
from sheetlang.workspace import inside
from sheetlang.workspace.find import workspace_root
from sheetlang.workspace.workspace import Workspace

SET = "指标集 密\n产出.数量.机密 = 7 个\n"
FORM = 'id = "{0}"\nname = "{0}的表"\ntitle = "表"\n[[sections]]\nfields = [{{ name = "单位" }}]\n[[columns]]\nname = "名"\nshows = "name"\n'
# Paths to import: they escape by themselves, or by the links that `docs` makes.
ESCAPING = [
    "../docs_secret/密.sheet",
    "..\\docs_secret\\密.sheet",
    "./深/../../docs_secret/密.sheet",
    "深/../../docs_secret/../docs_secret/密",
    "../DOCS_SECRET/密.sheet",
    "../docs/../docs_secret/密.sheet",
    "{away}/密.sheet",
    "/{away}/密.sheet",
    "/proc/self/cwd/a.sheet",
    "/dev/stdin",
    "C:\\密.sheet",
    "C:密.sheet",
    "\\\\server\\share\\密.sheet",
    "链夹/密.sheet",
    "链夹/密",
    "链.sheet",
    "链",
    "链链.sheet",
    "链夹/../密.sheet",
    "上/docs_secret/密.sheet",
    "上/../密.sheet",
    "深/出/密.sheet",
    "断.sheet",
]
# Links that lead nowhere, or into a ring: not found.
NOWHERE = [".", "深/..", "圈.sheet", "圈", "甲/密.sheet", "乙.sheet", "深/没有.sheet", "~/密.sheet", "file:密.sheet"]
# Where a form stands in the workspace, and where its link leads.
FORM_LINKS = [
    ("x.form.toml", "{away}/密.form.toml"),
    ("x.form.toml", "../docs_secret/密.form.toml"),
    ("x.form.toml", "链夹/密.form.toml"),
    ("x.form.toml", "{away}"),
    ("x.form.toml", "."),
    ("x.form.toml", "/dev/zero"),
    ("x.form.toml", "x.form.toml"),
    ("x.form.toml", "没有.toml"),
    ("forms", "{away}"),
    ("forms", "../docs_secret"),
    ("forms", "深/出"),
    ("forms/x.form.toml", "{away}/密.form.toml"),
    ("forms/x.form.toml", "../../docs_secret/密.form.toml"),
    ("表式/x.toml", "{away}/密.form.toml"),
    ("表式/x.toml", "../x.toml"),
]


@pytest.fixture
def docs(folder, away, write, monkeypatch):
    """A workspace with links that lead out, and the secrets they lead to; beside it one with a similar name."""
    docs, secret = folder / "docs", folder / "docs_secret"
    for path in ("docs/深/b.sheet", "docs/forms/own.form.toml", "docs/表式/own.toml", "docs/sheetlang.toml"):
        write(path, FORM.format("own") if path.endswith("own.form.toml") else "# 空\n")
    for place in (away, secret):
        place.mkdir(exist_ok=True)
        (place / "密.sheet").write_text(SET, "utf-8")
        (place / "密.form.toml").write_text(FORM.format("secret"), "utf-8")
    links = {"链夹": secret, "链.sheet": secret / "密.sheet", "链链.sheet": "链.sheet", "上": "..", "深/出": away}
    links |= {"断.sheet": away / "没有/密.sheet", "圈.sheet": "圈.sheet", "甲": "乙.sheet", "乙.sheet": "甲"}
    for name, leads in links.items():
        (docs / name).symlink_to(leads)
    write("docs/表式/own.toml", FORM.format("mine"))
    write("x.toml", FORM.format("secret"))
    write("docs.sheet", SET)
    monkeypatch.chdir(docs)
    return docs


def told(path):
    """The rules and the whole of what is known of a sheet that imports a path and uses its set."""
    with open("a.sheet", "w", encoding="utf-8") as file:
        file.write(SOUND.replace("\n项目", f'导入 "{path}"\n\n项目', 1) + "引用 密\n")
    sheets, findings = sheetlang.compile_file("a.sheet")
    return [one.rule for one in findings], repr(sheets) + "".join(one.source.text for one in findings)


def test_the_secret_is_read_where_it_may_be(docs, write, folder):
    """So that a secret which is not seen below is not hidden by something else."""
    (docs / "密.sheet").write_text(SET, "utf-8")
    rules, known = told("深/../密.sheet")
    assert rules == []
    assert "机密" in known
    assert shelf(docs.parent, docs.parent / "docs_secret") >= {"secret"}


@pytest.mark.parametrize("path", ESCAPING)
def test_an_import_does_not_escape(docs, away, path):
    rules, known = told(path.format(away=away))
    assert rules == ["import-escapes", "unknown-set"]
    assert "机密" not in known


@pytest.mark.parametrize("path", NOWHERE)
def test_an_import_that_leads_nowhere_is_not_found(docs, path):
    rules, known = told(path)
    assert rules == ["import-not-found", "unknown-set"]
    assert "机密" not in known


@pytest.mark.parametrize("moment", ["the check of the import", "the check of the reading"])
@pytest.mark.parametrize("name", ["密.sheet", "里/密.sheet"])
def test_a_link_put_there_after_the_check_is_not_read(docs, away, monkeypatch, moment, name):
    here = docs / name
    here.parent.mkdir(exist_ok=True)
    here.write_text(SET.replace("机密", "公开"), "utf-8")
    real = inside.parts_below
    swapped = here if here.parent == docs else here.parent

    def swap(root, path, otherwise):
        parts = real(root, path, otherwise) if moment == "the check of the reading" else None
        if path.name == here.name:
            os.rename(swapped, docs / "挪开")
            swapped.symlink_to(away / here.name if swapped == here else away)
        return parts or real(root, path, otherwise)

    monkeypatch.setattr(inside, "parts_below", swap)
    rules, known = told(name)
    assert swapped.is_symlink()
    assert rules == ["import-unreadable", "unknown-set"]
    assert "机密" not in known


# -- forms


def shelf(root, form_dir=None):
    """The ids of the forms that the files of a workspace may use."""
    return {form.id for form in Workspace(form_dir).shelf(root)[0].forms}


@pytest.mark.parametrize(("place", "leads"), FORM_LINKS)
def test_a_form_is_not_read_from_outside(docs, away, place, leads):
    if (docs / place).exists():
        os.rename(docs / place, docs / "挪开")
    (docs / place).symlink_to(leads.format(away=away))
    form_dir = docs / "表式"
    findings = Workspace(form_dir).shelf(docs)[1]
    assert [one.rule for one in findings] == ["cannot-read"]
    assert all(one.source.text == "" for one in findings)
    assert shelf(docs, form_dir) & {"secret", "own", "mine"} == {"mine"} | ({"own"} if place != "forms" else set())


def test_a_link_that_is_refused_says_so_in_both_languages(docs, away):
    (docs / "x.form.toml").symlink_to(away / "密.form.toml")
    (finding,) = Workspace().shelf(docs)[1]
    assert finding.message("zh") == "读不了这个文件：链接指到工作区或表式文件夹外面"
    assert finding.message("en") == "cannot read the file: a link leads out of the workspace or the form folder"


def test_links_that_stay_inside_and_folders_that_are_named_are_followed(docs, away, folder):
    (docs / "深/inner.toml").write_text(FORM.format("inner"), "utf-8")
    (docs / "x.form.toml").symlink_to("深/inner.toml")
    (folder / "表式").symlink_to(away)
    (away / "更多.toml").write_text(FORM.format("more"), "utf-8")
    assert workspace_root(docs / "a.sheet") == docs
    assert shelf(docs, folder / "表式") >= {"own", "inner", "more", "secret"}
