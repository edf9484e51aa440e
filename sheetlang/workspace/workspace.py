"""Workspace: compiles the files of a run, with the forms, imports and settings that belong to each."""

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sheetlang.checker.checker import Checker, plain_checker
from sheetlang.checker.registry import not_loaded
from sheetlang.checker.run import Run
from sheetlang.checker.strictness import Layer
from sheetlang.compiler import Compiled, compile_source, not_read
from sheetlang.diagnostic import Diagnostic
from sheetlang.forms.shelf import Shelf
from sheetlang.source import Source
from sheetlang.workspace.config import settings_file, settings_of
from sheetlang.workspace.find import Found
from sheetlang.workspace.forms import built_in, forms_below
from sheetlang.workspace.imported_files import FileLibrary
from sheetlang.workspace.read import STANDARD_INPUT, decoded, read_source, standard_input

if TYPE_CHECKING:
    from sheetlang.checker.settings import Settings


class Workspace:
    """Forms, settings and imported files are read once for each root, sheets compared with those before them.

    `strictness` is laid over all settings. What came from standard input is kept as it came.
    """

    def __init__(
        self, form_dir: Path | None = None, config: Path | None = None, strictness: Layer | None = None
    ) -> None:
        self._form_dir = form_dir
        self.config = config
        self._strictness = () if strictness is None else (strictness,)
        self._shelves: dict[Path, tuple[Shelf, list[Diagnostic]]] = {}
        self._settings: dict[Path, tuple[Settings | None, list[Diagnostic]]] = {}
        self._checkers: dict[tuple[Path, tuple[Layer, ...]], Checker] = {}
        self._libraries: dict[Path, FileLibrary] = {}
        self._run = Run()
        self.standard_input = b""

    def shelf(self, root: Path) -> tuple[Shelf, list[Diagnostic]]:
        """The forms for files under a root, with findings for wrong form files."""
        if root not in self._shelves:
            own, findings = forms_below(root, self._form_dir)
            self._shelves[root] = (built_in().with_forms(own), findings)
        return self._shelves[root]

    def settings(self, root: Path) -> "tuple[Settings | None, list[Diagnostic]]":
        """The settings for files under a root, with findings for what is wrong in them."""
        if root not in self._settings:
            self._settings[root] = settings_of(root, self.config)
        return self._settings[root]

    def settings_file(self, root: Path) -> Path | None:
        """The file whose settings hold for files under a root; None where nothing is set."""
        return settings_file(root, self.config) if self.settings(root)[0] is not None else None

    def checker(self, file: Found) -> Checker:
        """The rules as strict as they are for a file; files that are treated alike share one."""
        settings, _ = self.settings(file.root)
        if settings is None:
            if not self._strictness:
                return plain_checker()
            layers: tuple[Layer, ...] = self._strictness
        else:
            layers = (*settings.layers(_below(file)), *self._strictness)
        known = (file.root, layers)
        if known not in self._checkers:
            knowledge = None
            if settings is not None and settings.words:
                from sheetlang.knowledge.knowledge import Knowledge

                knowledge = Knowledge(settings.words)
            self._checkers[known] = Checker(known=knowledge, layers=layers)
        return self._checkers[known]

    def wrong_set_up(self, root: Path) -> list[Diagnostic]:
        """What is wrong with the forms and the settings for files under a root, and with rules of others."""
        return [*self.shelf(root)[1], *self.settings(root)[1], *not_loaded()]

    def compile(self, file: Found, release: bool = False) -> Compiled:
        """A file's sheets and findings; those of its set-up are told by `wrong_set_up`."""
        source, findings = read_source(file.path) if file.path != STANDARD_INPUT else self._read_standard_input()
        if findings:
            return not_read(source, findings)
        return self.compile_text(source, file, release)

    def _read_standard_input(self) -> tuple[Source, list[Diagnostic]]:
        try:
            self.standard_input = standard_input()
        except OSError:
            return read_source(STANDARD_INPUT)  # which says why
        return decoded("<stdin>", self.standard_input)

    def compile_text(self, source: Source, file: Found, release: bool = False) -> Compiled:
        """The same of a text that is to stand in a file."""
        return self._compiled(source, file, release, self._run)

    def compile_alone(self, source: Source, file: Found) -> Compiled:
        """The same, compared with no other file of the run."""
        return self._compiled(source, file, False, None)

    def _compiled(self, source: Source, file: Found, release: bool, run: Run | None) -> Compiled:
        shelf, _ = self.shelf(file.root)
        library = self._libraries.setdefault(file.root, FileLibrary(file.root))
        return compile_source(source, shelf, library, release, self.checker(file), run)

    def put_import(self, source: Source) -> None:
        """Let a text be imported from here on, in place of what stands in its file."""
        for library in self._libraries.values():
            library.put(source)

    def forget_imports(self) -> None:
        """Read imported files anew from here on: some were written."""
        self._libraries.clear()


def _below(file: Found) -> PurePosixPath:
    """Where a file lies below its root."""
    path, root = Path(file.path).resolve(), file.root.resolve()
    return PurePosixPath(path.relative_to(root) if path.is_relative_to(root) else file.relative)
