"""Instructions: what a template says of how to fill it in, left where the answer should stand: （请根据实际填写）, 例：≥90%."""

from sheetlang.naming import half_width
from sheetlang.patterns import pattern

# With the signs of a comparison, which may stand before a place to be filled in.
_AROUND = " ()[]{}【】<>《》“”\"'*=≥≤"
FILL = r"(?:填写|填列|填报|填入|填)"
HOW = "(?:根据|按照|按|依据|结合|如实|据实|简要|自行|认真|逐项|在此|此处|在|各?单位|项目单位)"
_WHAT = r"(?:指标值|目标值|数值|数字|数据|内容|单位|百分比|百分数|名称)"
_TOLD = pattern(
    rf"(?:请|此处|此栏|本栏|在此)(?:{HOW}[^。;]{{0,12}}?)?{FILL}[^。;]{{0,12}}"
    rf"|(?:根据|按照|按|依据|结合)(?:本?(?:项目|单位|部门|年度))?实际(?:情况|完成情况)?(?:如实|据实)?(?:填写|填列|填入)[^。;]{{0,8}}"
    rf"|[待未需可]填(?:写|列|报)?|(?:{FILL}具?体?|具体){_WHAT}|填写"
)
# With a colon after it, what follows is but a sample.
_SAMPLES = ("例", "如", "例如", "示例", "样例", "举例", "填写示例", "填报示例")
_SAMPLE_MARKS = ("(示例)", "【示例】", "[示例]", "(例)", "(样例)")
_SAMPLE_STARTS = frozenset(one[0] for one in _SAMPLES) | frozenset("（(【[［")
_LONGEST = 60


def is_instruction(text: str) -> bool:
    """Whether a text tells how to fill the place it stands in, or is a sample of what to write there."""
    if text[:1] in _SAMPLE_STARTS and is_sample(text):
        return True
    if len(text) > _LONGEST or ("填" not in text and "具体" not in text):
        return False
    return _TOLD.fullmatch(half_width(text).strip(_AROUND).rstrip(".。;；")) is not None


def is_sample(text: str) -> bool:
    """Whether a text is said to be a sample of what is to be written: 例：≥90%, （示例）培训人数."""
    if len(text) > _LONGEST or text[:1] not in _SAMPLE_STARTS:
        return False
    folded = half_width(text)
    head, colon, rest = folded.partition(":")
    return bool(colon and rest and head.rstrip() in _SAMPLES) or folded.startswith(_SAMPLE_MARKS)
