"""The tables of a page, as rows of texts."""

from html.parser import HTMLParser


def tables_in(page: str) -> list[list[list[str]]]:
    reader = _Tables()
    reader.feed(page)
    return reader.tables


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.inside = False

    def handle_starttag(self, tag, attributes):
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
        self.inside = tag in ("td", "th") or (self.inside and tag == "a")

    def handle_endtag(self, tag):
        self.inside = self.inside and tag == "a"

    def handle_data(self, data):
        if self.inside:
            self.tables[-1][-1][-1] += data
