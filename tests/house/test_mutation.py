"""What happens when a rule is missing: some folder of `tests/broken` must notice.

Each check is switched off in turn, each reader takes whatever is written, each refusal of `source` and `validation` is
left out of its module; then what is found in at least one folder must differ from its `expect.txt`. Nothing is named
here: a new check, reader or refusal is taken along by itself.
"""

import ast
import importlib
import importlib.util
import pkgutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest
from pydantic_core import PydanticCustomError

from yhdistys_cli import checks, planning, source, validation
from yhdistys_cli.diagnostics import CODES
from yhdistys_cli.load import review
from yhdistys_cli.views.problems import problems

from ..conftest import BROKEN, TODAY
from ..test_broken import FOLDERS, RECIPES, as_lines

EXPECTED = {path.name: (path / "expect.txt").read_text("utf-8").splitlines() for path in FOLDERS}
# What no file of a repository can have is a recipe in test_broken.
AS_RECIPE = {code for code, _recipe in RECIPES} - EXPECTED.keys()


class Rule(NamedTuple):
    """A function in one of the lists of checks."""

    name: str
    rules: list[Callable[..., Any]]
    number: int


def _rules() -> Iterator[Rule]:
    """Every check of every list of checks, each list once."""
    prefix = f"{checks.__name__}."
    inside = [importlib.import_module(module.name) for module in pkgutil.walk_packages(checks.__path__, prefix)]
    seen: set[int] = set()
    for module in (checks, *inside, planning):
        for name, value in vars(module).items():
            if name.isupper() and isinstance(value, list) and all(map(callable, value)) and id(value) not in seen:
                seen.add(id(value))
                short = module.__name__.removeprefix("yhdistys_cli.")
                yield from (Rule(f"{short}.{name}.{f.__name__}", value, at) for at, f in enumerate(value))


RULES = list(_rules())
# The modules of `validation`, each after those that it imports.
PARTS = [
    importlib.import_module(f"{validation.__name__}.{name}")
    for name in ("readers", "text_kinds", "annotations", "values", "kinds", "schemas", "problems")
]
PARTS.append(validation)


class Spoken(NamedTuple):
    """In which folders what is said, when nothing is switched off."""

    rules: dict[str, set[str]]
    readers: dict[str, set[str]]
    values: dict[str, Any]
    cache: str


def found(folder: str, cache: str) -> list[str]:
    """What is found in a broken folder, as `expect.txt` has it."""
    loaded = review(str(BROKEN / folder), TODAY, cache)
    return as_lines(problems(loaded.diagnostics, loaded.sources), str(BROKEN / folder))


def noticed(folders: Iterable[str], cache: str) -> bool:
    """Whether another list, or none at all, comes out of one of these folders."""
    for folder in sorted(folders):
        try:
            if found(folder, cache) != EXPECTED[folder]:
                return True
        except Exception:
            return True
    return False


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Spoken:
    """All folders read once, with an ear at every check and every reader."""
    cache = str(tmp_path_factory.mktemp("cache"))
    known = Spoken({rule.name: set() for rule in RULES}, {name: set() for name in validation.READERS}, {}, cache)
    now = ""

    def listen(rule: Rule, check: Callable[..., Any]) -> Callable[..., Any]:
        def heard(*what: Any) -> Iterator[Any]:
            for finding in check(*what):
                known.rules[rule.name].add(now)
                yield finding

        return heard

    def watch(name: str, reader: Callable[[Any, int], Any]) -> Callable[[Any, int], Any]:
        def watched(value: Any, limit: int = 0) -> Any:
            try:
                read = reader(value, limit)
            except PydanticCustomError:
                known.readers[name].add(now)
                raise
            known.values.setdefault(name, read)
            return read

        return watched

    with ExitStack() as ears:
        for rule in RULES:
            ears.enter_context(instead(rule, listen(rule, rule.rules[rule.number])))
        ears.enter_context(readers({name: watch(name, reader) for name, reader in validation.READERS.items()}))
        for folder in EXPECTED:
            now = folder
            found(folder, known.cache)
    return known


@contextmanager
def instead(rule: Rule, check: Callable[..., Any]) -> Iterator[None]:
    """Another function in the place of a check."""
    before = rule.rules[rule.number]
    rule.rules[rule.number] = check
    yield
    rule.rules[rule.number] = before


@contextmanager
def readers(changed: Mapping[str, Callable[[Any, int], Any]]) -> Iterator[None]:
    """Some readers changed: what `validation` has made of them before is forgotten, and afterwards again."""
    every = {id(f): f for m in PARTS for f in vars(m).values() if hasattr(f, "cache_clear")}
    kept = [f for f in every.values() if f.__module__.startswith(validation.__name__)]
    with pytest.MonkeyPatch.context() as patch:
        for name, reader in changed.items():
            patch.setitem(validation.READERS, name, reader)
        for function in kept:
            function.cache_clear()
        yield
    for function in kept:
        function.cache_clear()


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_check_that_is_switched_off_is_missed(rule: Rule, spoken: Spoken) -> None:
    with instead(rule, lambda *_what: iter(())):
        missed = noticed(spoken.rules[rule.name], spoken.cache)
    assert missed, f"it speaks in {sorted(spoken.rules[rule.name])}"


@pytest.mark.parametrize("name", sorted(validation.READERS))
def test_a_reader_that_takes_everything_is_missed(name: str, spoken: Spoken) -> None:
    reader = validation.READERS[name]

    def lenient(value: Any, limit: int = 0) -> Any:
        try:
            return reader(value, limit)
        except PydanticCustomError:
            return spoken.values[name]  # something that it did read elsewhere

    with readers({name: lenient}):
        missed = noticed(spoken.readers[name], spoken.cache)
    assert missed, f"it refuses something in {sorted(spoken.readers[name])}"


# --- refusals: statements of a module


class Refusal(NamedTuple):
    """A statement that refuses something, by its number in the module, and the codes that it may say."""

    module: ModuleType
    number: int
    written: str
    codes: frozenset[str]


def _refuses(node: ast.AST) -> bool:
    """Whether a statement does nothing but refuse: `raise fail(…)`, `refuse(…)`, `….append(Diagnostic(…))`."""
    if isinstance(node, ast.Raise):
        return node.exc is not None and "fail(" in ast.unparse(node.exc)
    if not isinstance(node, ast.Expr | ast.Return) or not isinstance(node.value, ast.Call):
        return False
    written = ast.unparse(node.value)
    return written.startswith("refuse(") or ".append(Diagnostic(" in written


class _Without(ast.NodeTransformer):
    """Leaves out one of the refusals; `seen` are all."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.seen: list[ast.stmt] = []

    def visit(self, node: ast.AST) -> Any:
        """A statement, or nothing in its place."""
        if isinstance(node, ast.stmt) and _refuses(node):
            self.seen.append(node)
            if len(self.seen) - 1 == self.number:
                return ast.copy_location(ast.Pass(), node)
        return self.generic_visit(node)


def _text(module: ModuleType) -> str:
    return Path(str(module.__file__)).read_text("utf-8")


def _refusals(module: ModuleType) -> Iterator[Refusal]:
    walk = _Without(-1)
    walk.visit(ast.parse(_text(module)))
    for number, node in enumerate(walk.seen):
        words = {str(child.value) for child in ast.walk(node) if isinstance(child, ast.Constant)}
        yield Refusal(module, number, ast.unparse(node), frozenset(words & CODES.keys()))


REFUSALS = [refusal for module in (source, *PARTS) for refusal in _refusals(module)]


@contextmanager
def without(refusal: Refusal) -> Iterator[None]:
    """The module of a refusal made anew without it, and what imports it; `load` imports it when it is needed."""
    with pytest.MonkeyPatch.context() as patch:
        for module in PARTS if refusal.module in PARTS else [refusal.module]:
            assert module.__spec__
            made = importlib.util.module_from_spec(module.__spec__)
            tree = _Without(refusal.number if module is refusal.module else -1).visit(ast.parse(_text(module)))
            patch.setitem(sys.modules, module.__name__, made)
            if module.__name__.startswith(f"{validation.__name__}."):
                patch.setattr(validation, module.__name__.rpartition(".")[2], made)
            exec(compile(ast.fix_missing_locations(tree), str(made.__file__), "exec"), vars(made))
        yield


@pytest.mark.parametrize("refusal", REFUSALS, ids=[f"{r.module.__name__[13:]}-{r.written[:60]}" for r in REFUSALS])
def test_a_refusal_that_is_left_out_is_missed(refusal: Refusal, spoken: Spoken) -> None:
    if refusal.codes & AS_RECIPE:
        pytest.skip("a recipe in test_broken")
    codes = refusal.codes or CODES.keys()
    folders = [name for name, lines in EXPECTED.items() if {line.rpartition(" ")[2] for line in lines} & codes]
    with without(refusal):
        missed = noticed(folders, spoken.cache)
    assert missed, f"its codes are in {folders}"


@pytest.mark.parametrize("module", [source, *PARTS], ids=lambda module: module.__name__[13:])
def test_a_module_made_anew_is_the_same(module: ModuleType, spoken: Spoken) -> None:
    with without(Refusal(module, -1, "", frozenset())):
        said = {name: found(name, spoken.cache) for name in ("syntax", "bad-date", "unknown-field", "unknown-unit")}
    assert said == {name: EXPECTED[name] for name in said}
