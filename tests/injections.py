"""Texts that a terminal or a build server would obey, were they printed as they are."""

ESC, BEL, CSI, OSC, ST, DCS = "\x1b", "\x07", "\x9b", "\x9d", "\x9c", "\x90"

INJECTIONS = (
    # commands to a build server, on a line of their own
    "\n::error::x", "\n::error file=a,line=1::x", "\r\n::warning::x", "\r::notice::x", "\n::set-output name=a::b", "\n::add-mask::x",
    "\n::stop-commands::x", "\n::group::x", "\n::save-state name=a::b", "\n::debug::x", "%0A::error::x", "%0D%0A::error::x", "%0a%0d::x",
    "\n##[error]x", "\n##vso[task.setvariable variable=a]b", "\n##vso[task.complete result=Succeeded;]", "\n##teamcity[buildStatus text='x']",
    "\nsection_start:1:a\r", "\x0b::error::x", "\x0c::error::x", "\x1c::error::x", "\x1d::error::x", "\x85::error::x",
    "\u2028::error::x", "\u2029::error::x", "::error::x", "\n::error::%0A", "\n]]><failure/>", "\n</system-out>", "\n%25", "\n| a | b |",
    # commands to a terminal
    f"{ESC}[31mx", f"{ESC}[2J", f"{ESC}[1A{ESC}[2K", f"{ESC}[8mx", f"{ESC}[6n", f"{ESC}c", f"{ESC}[?1049h", f"{ESC}[5i", f"{ESC}#8",
    f"{ESC}]0;title{BEL}", f"{ESC}]2;title{ESC}\\", f"{ESC}]8;;http://a.invalid{ESC}\\x{ESC}]8;;{ESC}\\", f"{ESC}]52;c;eA=={BEL}",
    f"{ESC}]1337;File=:x{BEL}", f"{ESC}P+q544e{ESC}\\", f"{ESC}_x{ESC}\\", f"{ESC}^x{ESC}\\", f"{ESC}[20t", f"{ESC}[=1c", f"{ESC}(0",
    f"{CSI}31mx", f"{CSI}2J", f"{OSC}0;x{BEL}", f"{OSC}8;;http://a.invalid{ST}x", f"{DCS}x{ST}", "\x8fx", "\x8ex", "\x98x", "\x9ex", "\x9fx",
    "\x07", "\x08\x08\x08x", "\x0e", "\x0f", "\x05", "\x11\x13", "\x1a", "\x7f", "\x00", "\r错误: 0", "a\rb", "\x1b", "\x9b",
    # what makes a text read otherwise than it is
    "\u202etxt.exe", "\u2066x\u2069", "\u200fx", "\u061cx", "\ufeffx", "\u200bx", "\ud800",
)  # fmt: skip
