"""The house keeps its shape: import contracts, rooms, sizes. Each checker is seen to catch a planted fault."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "youju"
LINT = Path(sys.executable).with_name("lint-imports")


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the import contracts on the tree in `folder`."""
    environment = {"PYTHONPATH": str(folder / "src"), "PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8"}
    command = [str(LINT), "--no-cache", "--config", "pyproject.toml"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the tree in which faults may be planted."""
    shutil.copytree(SOURCE, tmp_path / "src" / "youju", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def rooms() -> list[Path]:
    """Every package two levels down: the rooms."""
    return sorted(p.parent for floor in ("engine", "web") for p in (SOURCE / floor).glob("*/__init__.py"))


def functions(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """All functions of a module."""
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def late_imports(path: Path) -> list[str]:
    """Imports inside functions, as `file:line`."""
    tree = ast.parse(path.read_text("utf-8"))
    inside = [n for f in functions(tree) for n in ast.walk(f) if isinstance(n, ast.Import | ast.ImportFrom)]
    return [f"{path.name}:{n.lineno}" for n in inside]


def test_imports_go_one_way():
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("engine/ledger/model.py", "import django"),
        ("engine/numerals/__init__.py", "import youju.engine.figures"),
        ("engine/ledger/model.py", "import duckdb"),
        ("engine/tabular/__init__.py", "import lxml"),
        ("engine/base/labels.py", "import youju.web.commands"),
        ("cli/main.py", "import youju.web.store"),
    ],
)
def test_a_planted_import_is_caught(copy, module, line):
    path = copy / "src" / "youju" / module
    path.write_text(path.read_text("utf-8") + f"\n{line}  # planted\n", "utf-8")
    assert lint(copy).returncode == 1


def test_a_room_that_nobody_placed_is_caught(copy):
    (copy / "src/youju/engine/attic").mkdir()
    (copy / "src/youju/engine/attic/__init__.py").write_text("")
    assert lint(copy).returncode == 1


@pytest.mark.parametrize("room", rooms(), ids=lambda p: p.name)
def test_every_room_has_a_page_of_at_most_forty_lines(room):
    assert 5 <= len((room / "README.md").read_text("utf-8").splitlines()) <= 40


def test_the_engine_imports_nothing_inside_functions():
    assert [hit for path in (SOURCE / "engine").rglob("*.py") for hit in late_imports(path)] == []


def test_a_planted_late_import_is_seen(tmp_path):
    path = tmp_path / "late.py"
    path.write_text("def f():\n    import os\n    return os\n")
    assert late_imports(path) == ["late.py:2"]


@pytest.mark.parametrize(("floor", "limit"), [("engine", 70), ("web", 80), ("cli", 70)])
def test_no_function_outgrows_the_bar(floor, limit):
    long = [
        f"{path.name}:{f.name}"
        for path in (SOURCE / floor).rglob("*.py")
        for f in functions(ast.parse(path.read_text("utf-8")))
        if (f.end_lineno or 0) - f.lineno + 1 > limit
    ]
    assert long == []


def test_no_file_outgrows_the_bar():
    assert [p.name for p in SOURCE.rglob("*.py") if len(p.read_text("utf-8").splitlines()) > 600] == []


def test_packs_hold_no_code():
    assert list((SOURCE / "packs").rglob("*.py")) == []


def test_the_repository_names_no_registry_host():
    hosts = re.compile("|".join(("py" + "pi\\.org", "python" + "hosted", "registry\\.np" + "mjs")))
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    texts = [ROOT / name for name in listed if name and (ROOT / name).suffix not in {".png", ".docx", ".xlsx"}]
    assert [p.name for p in texts if p.is_file() and hosts.search(p.read_text("utf-8", "ignore"))] == []
