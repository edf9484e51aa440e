"""What tests install is known to the byte, what users install is free and no newer than it must be."""

import importlib.util
import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCKS = {"test.txt": ("test", "lint", "build"), "browser.txt": ("browser",)}
FREE = {"MIT", "BSD-2-Clause", "BSD-3-Clause", "BSD", "Apache-2.0", "PSF-2.0", "ISC"}
# What older records call a licence.
SPELLINGS = {
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Apache Software License": "Apache-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "ISC License (ISCL)": "ISC",
}


def locked(name):
    """The entries of a lock: each requirement with its hashes."""
    text = (ROOT / "requirements" / name).read_text("utf-8")
    entries = re.split(r"\n(?=[a-zA-Z])", text.replace("\\\n", " "))
    return [
        (Requirement(entry.partition(" --hash")[0].strip()), re.findall(r"--hash=(\S+)", entry)) for entry in entries
    ]


# -- the lock


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_version_is_exact_and_has_its_hashes(name):
    entries = locked(name)
    assert len(entries) > 5
    for requirement, hashes in entries:
        assert re.fullmatch(r"==[0-9][0-9a-z.]*", str(requirement.specifier)), requirement
        assert hashes != []
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", one) for one in hashes), requirement


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_knows_no_place(name):
    text = (ROOT / "requirements" / name).read_text("utf-8")
    assert re.findall(r"https?:|file:|--(?:extra-)?index|--find|@ |^/|\.\./", text, re.MULTILINE) == []


@pytest.mark.parametrize(("name", "extras"), LOCKS.items())
def test_the_lock_holds_all_that_the_project_asks_for(name, extras):
    versions = {canonicalize_name(one.name): str(one.specifier).removeprefix("==") for one, _ in locked(name)}
    asked = [*PROJECT["dependencies"], *(one for extra in extras for one in PROJECT["optional-dependencies"][extra])]
    for requirement in map(Requirement, asked):
        assert versions[canonicalize_name(requirement.name)] in requirement.specifier, requirement


# -- the lowest versions


def test_the_oldest_job_takes_the_lowest_version_of_each_library():
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    dev = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(dev)
    floors = [Requirement(one) for one in dev.lowest()]
    assert [one.name for one in floors] == [Requirement(one).name for one in PROJECT["dependencies"]]
    for floor, asked in zip(floors, map(Requirement, PROJECT["dependencies"]), strict=True):
        (pinned,) = floor.specifier
        assert pinned.operator == "=="
        assert f">={pinned.version}" in str(asked.specifier).split(",")


# -- licences


def at_run_time(name="sheetlang"):
    """The distributions that running sheetlang needs here, by name."""
    needed, waiting = {}, [name]
    while waiting:
        found = distribution(waiting.pop())
        needed[found.name] = found
        for requirement in map(Requirement, found.requires or ()):
            wanted = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
            if wanted and canonicalize_name(requirement.name) not in map(canonicalize_name, needed):
                waiting.append(requirement.name)
    return needed


def licences(found):
    """What a distribution says of its licence: the expression, else the classifiers, else the field."""
    expression = found.metadata.get("License-Expression")
    if expression:
        return set(re.split(r" (?:OR|AND) ", expression.strip("()")))
    named = [
        one.rpartition(" :: ")[2] for one in found.metadata.get_all("Classifier", ()) if one.startswith("License ::")
    ]
    named = [one for one in named if one != "OSI Approved"] or [found.metadata.get("License", "")]
    return {SPELLINGS.get(one, one) for one in named}


def test_all_that_is_needed_at_run_time_is_known():
    names = {canonicalize_name(name) for name in at_run_time()}
    direct = {canonicalize_name(Requirement(one).name) for one in PROJECT["dependencies"]}
    assert direct < names
    assert {"markupsafe", "sheetlang"} < names
    assert names.isdisjoint({"pytest", "mypy", "playwright", "hypothesis"})


def test_every_licence_at_run_time_is_on_the_list():
    told = {name: licences(found) for name, found in at_run_time().items() if name != "sheetlang"}
    assert {name: found for name, found in told.items() if not found or not found <= FREE} == {}
