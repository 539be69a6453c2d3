"""The wheel and the sdist as a user gets them: built, installed elsewhere, and run from there."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import plandsl

CHECKOUT = Path(__file__).parent.parent

# One worker builds once; spread over several, each would build and install anew.
pytestmark = [pytest.mark.xdist_group("packaging"), pytest.mark.once]


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a program in `cwd`, unaware of this checkout and of the environment of the tests."""
    env = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True
    )


def succeed(*command: str | Path, cwd: Path) -> str:
    """Run a program that has to end well; return what it printed."""
    done = run(*command, cwd=cwd)
    assert done.returncode == 0, f"{done.args}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def build(source: Path, target: Path, *flags: str) -> Path:
    """Build `source` with the backend that is installed beside the tests; return the wheel."""
    tool = (sys.executable, "-m", "build", "--no-isolation", "--outdir", target)
    succeed(*tool, *flags, source, cwd=target)
    (wheel,) = target.glob("*.whl")
    return wheel


def files_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def files_below(folder: str) -> set[str]:
    """The files of a folder of the checkout, as paths from the top of the checkout."""
    return {
        path.relative_to(CHECKOUT).as_posix()
        for path in (CHECKOUT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    return build(CHECKOUT, tmp_path_factory.mktemp("dist"), "--wheel")


@pytest.fixture(scope="module")
def bin_folder(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment into which only the wheel was installed."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, symlinks=True)
    pip = (sys.executable, "-m", "pip", "--python", home / "bin" / "python")
    succeed(*pip, "install", "--quiet", wheel, cwd=home)
    return home / "bin"


@pytest.fixture(scope="module")
def example(bin_folder: Path) -> Path:
    """The example as it lies inside the installed package."""
    where = "import plandsl, pathlib; print(pathlib.Path(plandsl.__file__).parent)"
    package = Path(succeed(bin_folder / "python", "-c", where, cwd=bin_folder).strip())
    assert not package.is_relative_to(CHECKOUT)
    return package / "examples" / "sub-6-mile"


def test_the_wheel_holds_the_package_the_grammar_and_the_examples(wheel: Path) -> None:
    packed = {name for name in files_in(wheel) if name.startswith("plandsl/")}
    expected = files_below("plandsl") | {
        f"plandsl/{name}" for folder in ("grammar", "examples") for name in files_below(folder)
    }
    assert packed == expected
    assert {"plandsl/py.typed", "plandsl/grammar/README.md", "plandsl/library/mile.plan"} <= packed


def test_the_sdist_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    # Without a flag, `build` makes the sdist and then the wheel out of the sdist alone.
    through_sdist = build(CHECKOUT, tmp_path)
    assert len(list(tmp_path.glob("*.tar.gz"))) == 1
    assert through_sdist.name == wheel.name
    assert files_in(through_sdist) == files_in(wheel)


def test_the_wheel_holds_the_licence(wheel: Path) -> None:
    licences = [name for name in files_in(wheel) if name.endswith("licenses/LICENSE")]
    assert len(licences) == 1
    with zipfile.ZipFile(wheel) as archive:
        assert archive.read(licences[0]) == (CHECKOUT / "LICENSE").read_bytes()


@pytest.mark.parametrize("program", [["plandsl"], ["python", "-m", "plandsl"]])
def test_the_installed_program_knows_its_version(
    bin_folder: Path, tmp_path: Path, program: list[str]
) -> None:
    printed = succeed(bin_folder / program[0], *program[1:], "--version", cwd=tmp_path)
    assert plandsl.__version__ in printed


def test_the_installed_program_checks_the_example(
    bin_folder: Path, example: Path, tmp_path: Path
) -> None:
    prescribed = run(bin_folder / "plandsl", "check", example / "as-prescribed.plan", cwd=tmp_path)
    assert prescribed.returncode == 1, prescribed.stderr
    assert "error[" in prescribed.stdout
    succeed(bin_folder / "plandsl", "check", example / "mile.plan", cwd=tmp_path)


def test_the_installed_program_has_the_library(bin_folder: Path, tmp_path: Path) -> None:
    program = bin_folder / "plandsl"
    succeed(program, "new", "mile", "-o", "copy.plan", cwd=tmp_path)
    (tmp_path / "own.plan").write_text("plan Own\nextends first-marathon\nstart 2026-03-02\n")
    for name in ("copy.plan", "own.plan"):
        assert succeed(program, "check", "--strict", name, cwd=tmp_path) == "nothing wrong\n"
    assert "Week 20" in succeed(program, "show", "own.plan", cwd=tmp_path)


def test_without_the_extra_it_says_how_to_install_it(
    bin_folder: Path, example: Path, tmp_path: Path
) -> None:
    command = (bin_folder / "plandsl", "build", example / "mile.plan", "--to", "ics,pdf")
    done = run(*command, "-o", tmp_path / "out", cwd=tmp_path)
    says = 'PDF is made by Typst, which is not installed: python -m pip install "plandsl[pdf]"'
    assert (done.returncode, done.stdout, done.stderr) == (3, "", f"Error: {says}\n")
    assert not (tmp_path / "out").exists()


def test_the_installed_program_builds_the_example(
    bin_folder: Path, example: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    command = (bin_folder / "plandsl", "build", example / "mile.plan", "--to", "ics,html")
    succeed(*command, "-o", out, cwd=tmp_path)
    (calendar,) = out.glob("*.ics")
    (sheet,) = out.glob("*.html")
    assert calendar.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"BEGIN:VEVENT\r\n" in calendar.read_bytes()
    assert "</html>" in sheet.read_text(encoding="utf-8")
