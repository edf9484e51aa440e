"""Workspace: compiles the files of a run, with the forms and imports that belong to each."""

from pathlib import Path

from sheetlang.compiler import Compiled, compile_source
from sheetlang.diagnostic import Diagnostic
from sheetlang.findings import in_order
from sheetlang.forms.shelf import Shelf
from sheetlang.language.document import Document
from sheetlang.source import Source
from sheetlang.workspace.find import Found
from sheetlang.workspace.forms import built_in, forms_below
from sheetlang.workspace.imported_files import FileLibrary
from sheetlang.workspace.read import read_source


class Workspace:
    """Forms and imported files are read once for each root."""

    def __init__(self, form_dir: Path | None = None) -> None:
        self._form_dir = form_dir
        self._shelves: dict[Path, tuple[Shelf, list[Diagnostic]]] = {}
        self._libraries: dict[Path, FileLibrary] = {}

    def shelf(self, root: Path) -> tuple[Shelf, list[Diagnostic]]:
        """The forms for files under a root, with findings for wrong form files."""
        if root not in self._shelves:
            own, findings = forms_below(root, self._form_dir)
            self._shelves[root] = (built_in().with_forms(own), findings)
        return self._shelves[root]

    def compile(self, file: Found, release: bool = False) -> Compiled:
        """A file's sheets and findings; those of wrong form files are told by `shelf`."""
        source, findings = read_source(file.path)
        if findings:
            return Compiled(Document((), source), (), in_order(findings))
        return self.compile_text(source, file, release)

    def compile_text(self, source: Source, file: Found, release: bool = False) -> Compiled:
        """The same of a text that is to stand in a file."""
        shelf, _ = self.shelf(file.root)
        library = self._libraries.setdefault(file.root, FileLibrary(file.root))
        return compile_source(source, shelf, library, release)

    def forget_imports(self) -> None:
        """Read imported files anew from here on: some were written."""
        self._libraries.clear()
