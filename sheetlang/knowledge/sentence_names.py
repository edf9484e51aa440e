"""Sentences for names: what promises, tells what was done by whom, or how something must be, and names nothing to measure, or several tasks."""

from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.patterns import pattern

# A name that is a sentence promises in each of its parts; one that is measured ends in what is.
_PROMISES = tuple(
    """
    通过 支持 加强 推进 推动 促进 提高 提升 改善 增强 巩固 维护 保障 确保 实现 带动 化解 引导 营造 健全 完善 有效 切实 大力 积极 不断 进一步 持续 深入 全面
    着力 努力 扎实 充分 稳步
    """.split()
)
_PARTED = ("，", ",")
_MEASURES = tuple("率比例数量度额积人次间限准价入值本费性况平")
# Shorter ones are read at a glance.
_SHORTEST = 12
# By what follows these at its head a name is a sentence, not by themselves: 通过验收的项目, 我市旅游收入.
_BY = ("通过", "经过")
_STRICTLY = ("严格按照", "严格执行", "严格落实", "严格遵守")
_BY_WHOM = tuple(f"{whose}{one}" for whose in "我本" for one in "单位 局 校 院 镇 乡 市 县 区 部门 中心 委 所".split())
_OF_PROJECT = ("该项目", "本项目", "项目实施后", "项目建成后", "项目的实施", "项目完成后")
_DEEDS = ("严格", "认真", "确保", "保证", "做好", "按照")
_STRICT_DEEDS = (*_DEEDS, "开展", "完成", "进行", "实施")
_OF = "的"
_HEADS = (*_BY_WHOM, *_OF_PROJECT, *_STRICTLY)
_WILL = ("将", "使", "有利于", "有助于", "可以", "能够", "确保")
_MUST = ("应达到", "应不低于", "应做到")
# 使用, 使命 and 行使 are other words, as 了解 is.
_MAKES = pattern(r"(?<![行大天出])使(?![用命者馆节])")
_HAS_DONE = pattern(
    r"(?:改善|提高|提升|增强|促进|保障|推动|解决|完善|加强|缓解|满足|丰富|优化|维护|降低|减轻|带动|加快)了(?!解)"
)
_THEN = pattern(rf"[，,](?:做到|达到|从而|进而|让|{'|'.join(_PROMISES)})")
_SO_THAT = ("，使", ",使")
_SHORTEST_TASK = 4
_BREAKS = "；;。"
_AND = "并"
_JOINTS = ("，并", "，", ",", _AND)
# 合并, 并网 and 并购 are other words.
_AND_THEN = pattern(r"(?<![合兼归])并(?![网购轨列联发举重])")
# 对…进行…: a deed as well, whatever it is done to.
_ABOUT, _DONE_TO = "对", "进行"
_COUNTED = tuple("率例数量度额积人次")


def is_sentence_of_promises(name: str) -> bool:
    """Whether a name is a sentence of several promises, with nothing to measure: 大力推进平安建设，切实维护社会稳定."""
    mark = next((one for one in _PARTED if one in name), None)
    if mark is None or name.endswith(_MEASURES):
        return False
    return all(part.strip().startswith(_PROMISES) for part in name.split(mark))


def is_sentence(name: str) -> bool:
    """Whether a name surely has a sentence's shape: 通过项目实施使出行更加便捷, 我单位严格按照合同验收，确保合格."""
    if len(name) < _SHORTEST:
        return False
    if name.endswith(_MEASURES):
        return ("使" in name or "了" in name) and _tells_outcome(name)
    if name.startswith(_BY) and (_MAKES.search(name) or _THEN.search(name)):
        return True
    if "了" in name and _HAS_DONE.search(name):
        return True
    if "应" in name and any(word in name for word in _MUST):
        return True
    return name.startswith(_HEADS) and _goes_on_to_tell(name)


def _goes_on_to_tell(name: str) -> bool:
    if _tells(name, _BY_WHOM, _DEEDS) or _tells(name, _OF_PROJECT, _WILL):
        return True
    return _OF not in name and _tells(name, _STRICTLY, _STRICT_DEEDS)


def _tells_outcome(name: str) -> bool:
    """Whether a name tells what came of a deed before, whatever it ends in: 通过培训，提高了教学质量."""
    if any(word in name for word in _SO_THAT) and _MAKES.search(name):
        return True
    return name.startswith(_BY) and any(mark in name for mark in _PARTED) and _HAS_DONE.search(name) is not None


def _tells(name: str, head: tuple[str, ...], deeds: tuple[str, ...]) -> bool:
    """Whether a name begins so and goes on with a deed."""
    if not name.startswith(head):
        return False
    found = next(one for one in head if name.startswith(one))
    return any(word in name[len(found) :] for word in deeds)


def tasks_in(name: str, known: Knowledge) -> list[str]:
    """The tasks in a name, if there are several: parted by stops, or the second going on after the first."""
    parts = _sentences(name)
    if not parts and (name[:1] == _ABOUT or name.startswith(known.words("task-verbs").words)):
        return _tasks(name, known)
    return parts


def _sentences(name: str) -> list[str]:
    for mark in _BREAKS:
        if mark in name:
            whole = name.translate(dict.fromkeys(map(ord, _BREAKS), ";"))
            parts = [part.strip() for part in whole.split(";") if len(part.strip()) >= _SHORTEST_TASK]
            return parts if len(parts) > 1 else []
    return []


def _tasks(name: str, known: Knowledge) -> list[str]:
    """The halves of 完成…并支付…: the first begins with a verb of a task and so does, after 并, the second."""
    joint = next((one for one in _JOINTS if one in name), None)
    if joint is None:
        return []
    if joint == _AND:
        found = _AND_THEN.search(name)
        first, second = (name[: found.start()], name[found.end() :]) if found else ("", "")
    else:
        first, _, second = name.partition(joint)
    if first.startswith(_ABOUT) and _DONE_TO not in first:
        return []
    is_task = joint.endswith("并") or second.startswith(known.words("task-verbs").words) or _goes_on(second, known)
    return [first, second] if is_task and len(first) >= _SHORTEST_TASK and len(second) >= _SHORTEST_TASK else []


def _goes_on(second: str, known: Knowledge) -> bool:
    """Whether a second part goes on with what was done first, and is not what is counted: 形成调研报告."""
    return second.startswith(known.words("further-tasks").words) and not second.endswith(_COUNTED)
