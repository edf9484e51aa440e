"""The five edits of docs/diff-compared.md, for sheetlang and for the tools that it is compared with.

    python tests/versions/five_edits.py FOLDER

writes, for each edit, both versions as a sheet, as CSV for daff and as a document of StrictDoc, and prints what those tools
say that are on PATH; StrictDoc says it in `out/html/changelog.html`. Each edit is made alone.
"""

import csv
import io
import shutil
import subprocess
import sys
from pathlib import Path

import sheetlang

SHEET = Path(__file__).parents[2] / "examples" / "农村饮水安全巩固提升.sheet"
_FREQUENCY = "产出.数量.水质检测频次: 1 次/月  [5分]\n"
_PLANTS = "产出.数量.新建和改造水厂 = 7 座  [5分]  # 新建 2 座，改造 5 座\n"
EDITS = {
    "放宽": ("用水户满意度 >= 90 %", "用水户满意度 >= 85 %"),
    "换单位": (">= 42.6 公里", ">= 42600 米"),
    "改名": ("效益.经济效益.水费收缴率", "效益.经济效益.水费实际收缴率"),
    "移动": (_PLANTS + _FREQUENCY, _FREQUENCY + _PLANTS),
    "改一句话": ("建立水质按月检测制度", "建立水质按周检测制度"),
}
_STRICTDOC_SETTINGS = """\
from strictdoc.core.project_config import ProjectConfig


def create_config():
    return ProjectConfig(project_features=["DIFF"])
"""
_STRICTDOC = "[DOCUMENT]\nTITLE: {title}\n"
_REQUIREMENT = "\n[REQUIREMENT]\nUID: {uid}\nTITLE: {title}\nSTATEMENT: >>>\n{statement}\n<<<\n"


def versions(edit: str) -> tuple[str, str]:
    """The sheet before and after an edit."""
    text = SHEET.read_text("utf-8")
    old, new = EDITS[edit]
    if text.count(old) != 1:
        raise ValueError(edit)
    return text, text.replace(old, new)


def rows(text: str) -> list[tuple[str, str, str]]:
    """Category, name and value of each line, as one would keep them in a table."""
    (sheet,), _ = sheetlang.compile_text(text, "a.sheet")
    prose = text.partition("年度绩效目标:\n")[2].partition("\n\n")[0]
    found = [("基本信息", "年度绩效目标", "\n".join(line.strip() for line in prose.splitlines()))]
    return found + [(" ".join(one.path[:-1]), one.name, one.target.text) for one in sheet.indicators]


def as_csv(text: str) -> str:
    """The rows as CSV."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([("类别", "名称", "指标值"), *rows(text)])
    return stream.getvalue()


def as_strictdoc(text: str, numbers: dict[str, int]) -> str:
    """The rows as requirements; each keeps its number when it is renamed, as StrictDoc asks for."""
    told = [
        _REQUIREMENT.format(uid=f"T-{numbers.setdefault(name, len(numbers) + 1)}", title=name, statement=value)
        for _, name, value in rows(text)
    ]
    return _STRICTDOC.format(title="农村饮水安全巩固提升") + "".join(told)


def main(folder: Path) -> None:
    """Write the files, and print what each tool says."""
    for edit in EDITS:
        place = folder / edit
        numbers: dict[str, int] = {}
        for name, text in zip(("old", "new"), versions(edit), strict=True):
            if edit == "改名" and name == "new":
                numbers["水费实际收缴率"] = numbers["水费收缴率"]
            (place / name).mkdir(parents=True, exist_ok=True)
            (place / name / "a.sheet").write_text(text, "utf-8")
            (place / name / "a.csv").write_text(as_csv(text), "utf-8")
            (place / name / "strictdoc_config.py").write_text(_STRICTDOC_SETTINGS, "utf-8")
            (place / name / "a.sdoc").write_text(as_strictdoc(text, numbers), "utf-8")
        for command in (
            ["git", "diff", "--no-index", "-U0", "old/a.sheet", "new/a.sheet"],
            ["difft", "--display", "inline", "old/a.sheet", "new/a.sheet"],
            ["daff", "--no-color", "old/a.csv", "new/a.csv"],
            ["strictdoc", "export", "new", "--output-dir", "out", "--generate-diff-dirs", "old", "new"],
            ["sheetlang", "diff", "old/a.sheet", "new/a.sheet"],
        ):
            print(f"== {edit}: {' '.join(command)}")
            if shutil.which(command[0]):
                subprocess.run(command, cwd=place, check=False)
            else:
                print("not on PATH")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
