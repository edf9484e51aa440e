"""What there is to say of a rule, of a group of rules, or of another fault: for the terminal and for its page."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sheetlang.checker.documentation import documentation
from sheetlang.checker.names import EVERY_RULE, all_names
from sheetlang.checker.registry import all_rules
from sheetlang.checker.structural import chinese_names, structural_faults, structural_named
from sheetlang.checker.titles import SEVERITY_TITLES
from sheetlang.diagnostic import Fault, Language, Text
from sheetlang.rules.rule import GROUPS, Rule

# In English by the word that a settings file takes.
SEVERITY = {level: Text(title.zh, level) for level, title in SEVERITY_TITLES.items()} | {"off": Text("默认不查", "off")}
_WHY = Text("为什么", "Why")
_BASIS = Text("依据", "Basis")
_BAD = Text("错", "Bad")
_GOOD = Text("对", "Good")
_MESSAGE = Text("消息", "Message")
_SILENCE = Text("不提示", "Silence")
_CURE = Text("改法", "Cure")
_PLACE = re.compile(r"\{\w+\}")


class Part(NamedTuple):
    """A heading and what stands under it; lines of a sheet are `code`."""

    heading: Text
    text: Text
    code: bool = False


class Explanation(NamedTuple):
    """A title, a sentence, and parts."""

    title: Text
    summary: Text
    parts: tuple[Part, ...]

    def lines(self, lang: Language) -> Iterator[str]:
        """The explanation for a terminal."""
        yield self.title.render(lang)
        for paragraph in (self.summary.zh if lang == "zh" else self.summary.en).splitlines():
            yield f"  {paragraph}"
        for part in self.parts:
            yield ""
            yield f"{part.heading.zh if lang == 'zh' else part.heading.en}:"
            yield from (f"    {line}" for line in (part.text.zh if lang == "zh" else part.text.en).splitlines())


def explanation(name: str) -> Explanation | None:
    """What there is to say of what a name means; None where there is no such rule, group or fault."""
    names = all_names()
    meant = names.find(name)
    if meant is not None and not names.is_one(name):
        return _of_group(name, meant)
    if meant:
        return of_rule(next(rule for rule in all_rules() if rule.name == meant[0]))
    mistake = structural_named(name)
    return _of_fault(structural_faults()[mistake]) if mistake else None


def explained_names() -> list[str]:
    """Every English name that `explanation` knows."""
    return [*(rule.name for rule in all_rules()), *structural_faults()]


def of_rule(rule: Rule) -> Explanation:
    """What its documentation says, with its message and how to silence it."""
    doc = documentation(rule)
    group, severity = GROUPS[rule.group], SEVERITY["off" if rule.off else rule.fault.severity]
    code = f" {rule.code}" if rule.code else ""
    title = Text(
        f"{rule.name} {rule.zh}（{group.zh}{code}，{severity.zh}）",
        f"{rule.name} {rule.zh} ({group.en}{code}, {severity.en})",
    )
    parts = [Part(_WHY, doc.why), Part(_BASIS, doc.basis)]
    parts += [Part(_BAD, Text(doc.bad, doc.bad), True), Part(_GOOD, Text(doc.good, doc.good), True)]
    parts += [Part(_MESSAGE, _told(rule.fault)), Part(_SILENCE, _silence(rule))]
    return Explanation(title, doc.what, tuple(part for part in parts if part.text.zh))


def _told(fault: Fault) -> Text:
    """The message and the help."""
    return _each_once(fault.message, fault.help)


def _each_once(*texts: Text) -> Text:
    """Texts one below the other, with … where a finding says what it found."""
    zh, en = (dict.fromkeys(_PLACE.sub("…", text) for text in told if text) for told in zip(*texts, strict=True))
    return Text("\n".join(zh), "\n".join(en))


def _silence(rule: Rule) -> Text:
    zh = (
        f"这一行: 行末写“# 允许 {rule.name}: 理由”，也可以写中文名“{rule.zh}”。\n"
        f'全部: 在 sheetlang.toml 里写 rules = {{ {rule.name} = "off" }}，或加 --ignore {rule.name}。'
    )
    en = (
        f"on one line: end it in “# allow {rule.name}: reason”, or use the Chinese name, {rule.zh}.\n"
        f'everywhere: write rules = {{ {rule.name} = "off" }} in sheetlang.toml, or add --ignore {rule.name}.'
    )
    if rule.at_release:
        zh += "\n定稿（--release）时它是错误，不能这样放过。"
        en += "\nfor release (--release) it is an error, and cannot be silenced."
    return Text(zh, en)


def _of_group(name: str, meant: tuple[str, ...]) -> Explanation:
    title = next((text for key, text in GROUPS.items() if name in (key, *text)), EVERY_RULE)
    rules = [rule for rule in all_rules() if rule.name in meant]
    zh = "\n".join(f"{rule.name} {rule.zh}: {documentation(rule).what.zh}" for rule in rules)
    en = "\n".join(f"{rule.name} {rule.zh}: {documentation(rule).what.en}" for rule in rules)
    about = Text(
        f"一组规则，共 {len(rules)} 条；select、ignore、rules 里都可以写组名。",
        f"a group of {len(rules)} rules; select, ignore and rules take its name.",
    )
    return Explanation(
        Text(f"{title.en} {title.zh}", f"{title.en} {title.zh}"), about, (Part(Text("规则", "Rules"), Text(zh, en)),)
    )


def _of_fault(faults: tuple[Fault, ...]) -> Explanation:
    name, severity = faults[0].name, SEVERITY[faults[0].severity]
    always = Text(
        "不能。它说的是写法、文件或设置本身，不是内容：改好为止。",
        "not possible: it speaks of the writing, a file or a setting, not of content. Mend it.",
    )
    parts = (Part(_CURE, _each_once(*(one.help for one in faults))), Part(_SILENCE, always))
    zh = chinese_names()[name]
    title = Text(f"{name} {zh}（{severity.zh}）", f"{name} {zh} ({severity.en})")
    told = _each_once(*(one.message for one in faults))
    return Explanation(title, told, tuple(part for part in parts if part.text.zh))
