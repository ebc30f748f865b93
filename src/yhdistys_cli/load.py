"""A folder of YAML to a guide and its problems: the one way in. Reads files, prints nothing."""

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import field, replace
from datetime import date
from typing import Any, NamedTuple

from . import folder, sections, snapshot
from .dates import Calendar, needs_working_days
from .diagnostics import DataPath, Diagnostic, Path, TextRange, has_errors
from .models import About, Areas, Checklists, Clock, Contacts, Guide, SchoolHolidays
from .records import record
from .working_days import Closed, local_holidays, public_holidays


class Section(NamedTuple):
    """Which model a section is read into, and which of its lists hold records that can be set aside one by one."""

    name: str
    model: type[Any]
    records: tuple[str, ...]


# The models are in the order of the sections, which is that of the fields of `Guide`.
SECTIONS = tuple(
    Section(name, model, records)
    for (name, records), model in zip(
        sections.SECTIONS.items(), (About, Contacts, Areas, Checklists, Clock, SchoolHolidays), strict=True
    )
)


_NOTHING: Mapping[str, bytes | None] = {}


@record
class Loaded:
    """What a folder holds. `guide` is none only where `guide.yaml` could not be read.

    `sources` (name → `Source`) is filled when the files had to be read anew; `files` are the paths of the guide's
    files, `records` how many records were read (0 from a snapshot). `unread` are the ids of the records that were set
    aside, by list; `incomplete_lists` those lists of which not even every id is known. `parts` is what each file was
    read to, by its name, where that can spare reading it again (see `review`).
    """

    guide: Guide | None
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    records: int = 0
    unread: Mapping[str, Collection[str]] = field(default_factory=dict)
    incomplete_lists: Collection[str] = ()
    parts: "Mapping[str, _Part]" = field(default_factory=dict)

    @property
    def has_errors(self) -> bool:
        """Whether a record was set aside or the guide could not be read."""
        return has_errors(self.diagnostics)

    @property
    def is_from_snapshot(self) -> bool:
        """Whether the guide was built from a snapshot, not from its files."""
        return self.guide is not None and not self.sources


def load(directory: str, cache: str = "", distrusts_snapshot: bool = False) -> Loaded:
    """The guide in `directory`; what makes an answer wrong is in the diagnostics, nothing is raised for bad data.

    `cache` is the folder of snapshots, empty for none. With `distrusts_snapshot` the one that is there is removed.
    """
    if distrusts_snapshot and not snapshot.forget(cache, directory):
        cache = ""
    data, files, incomplete_lists, found = _read(directory)
    if cache and not found and (guide := snapshot.get(cache, directory, {n: c for n, (_s, c) in data.items()})):
        return Loaded(guide, files=files)
    # The judges of e-mail and phone are slow to import and to ask; what they found right before is still right.
    earlier = snapshot.previous_contacts(cache, directory) if cache else None
    already_validated = {kind: _texts(earlier, kind) for kind in ("email", "phone")}
    loaded = _validate(directory, data, found, files, incomplete_lists, already_validated)
    if cache and loaded.guide and not loaded.has_errors:
        contents = {name: content for name, (_section, content) in data.items()}
        snapshot.put(cache, directory, contents, loaded.guide, names(loaded.guide))
    return loaded


def load_bytes(directory: str, contents: Mapping[str, bytes], like: Guide | None = None) -> Loaded:
    """The guide of a folder that is not on this disk, of which these are the files, by their paths in it.

    `directory` is what the folder is called where its problems are shown. E-mail addresses and phone numbers that are
    in the guide `like` too are right already, which saves much time.
    """
    paths, problems = folder.files_among(directory, contents)
    found = [Diagnostic(code, TextRange(file, 0, 0), params=params) for code, file, params in problems]
    data = {name: (section, contents[name]) for section, name in paths}
    trusted = {kind: _texts(like.contacts if like else None, kind) for kind in ("email", "phone")}
    return _validate(directory, data, found, tuple(os.path.join(directory, name) for name in data), set(), trusted)


def _texts(contacts: Contacts | None, name: str) -> set[str]:
    """What stands in a field of people and units. No more than the texts: a damaged snapshot can hold anything."""
    lists = (contacts.people, contacts.units) if contacts else ()
    holders = [holder for records in lists if isinstance(records, tuple) for holder in records]
    return {text for holder in holders if isinstance(text := getattr(holder, name, None), str) and text}


def review(
    directory: str,
    today: date | Callable[[str], date],
    cache: str = "",
    instead: Mapping[str, bytes | None] = _NOTHING,
    earlier: Loaded | None = None,
    trusts_snapshot: bool = False,
) -> Loaded:
    """The guide in `directory` with every problem that all checks find, seen from `today`.

    Whoever does not know the guide's time zone gives, in the place of a day, a function from time zone to day.
    `instead` holds bytes that are read in the place of a file's own, by the file's path, or of a file that is not there
    yet; none where the file is to be gone. A file that has the same text as in an `earlier` review is not read again.
    `cache` spares asking for the public holidays again. With `trusts_snapshot` and nothing `instead` it also gives the
    records, if it has a snapshot of these very files, which is one without errors; all checks are made nevertheless, so
    that the problems are the same.
    """
    data, files, incomplete_lists, found = _read(directory)
    models = _models(cache, directory, data) if trusts_snapshot and cache and not instead and not found else {}
    data = {
        name: (section, bytes_)
        for name, (section, content) in data.items()
        if (bytes_ := instead.get(os.path.join(directory, name), content)) is not None
    }
    if new := {file: content for file, content in instead.items() if content is not None and file not in files}:
        data |= {os.path.relpath(file, directory or os.curdir): (_section_of(file), new[file]) for file in new}
        order = {section.name: number for number, section in enumerate(SECTIONS)}
        data = dict(sorted(data.items(), key=lambda item: order[item[1][0]]))
        files = (*files, *new)
    unrecognised_files = folder.unrecognised_files(directory) + folder.leftovers(directory)
    found += [Diagnostic(code, TextRange(file, 0, 0), params=params) for code, file, params in unrecognised_files]
    parts = earlier.parts if earlier else {}
    view = _Review(today, lambda years: _closed_days(years, cache), parts, models)
    return _validate(directory, data, found, files, incomplete_lists, None, view)


def _models(cache: str, directory: str, data: Mapping[str, tuple[str, bytes]]) -> dict[str, Any]:
    """What a snapshot of these files says that sections are, by their names, where one file is all of a section."""
    guide = snapshot.get(cache, directory, {name: content for name, (_section, content) in data.items()})
    sections = [section for section, _content in data.values()]
    names = [section.name for section in SECTIONS]
    found = zip(names, guide.__match_args__, strict=True) if guide else ()
    return {name: getattr(guide, field) for name, field in found if sections.count(name) == 1}


def _section_of(file: str) -> str:
    """The section of a file that is a section by itself: the one after which it is named."""
    return os.path.basename(file).removesuffix(".yaml")


class _Review(NamedTuple):
    """What `validate` needs besides: today, a way to ask for public holidays, and what was read before.

    `parts` are those of files that may have changed since, `models` those of sections that have not.
    """

    today: date | Callable[[str], date]
    closed: Callable[[Iterable[int]], Closed]
    parts: "Mapping[str, _Part]"
    models: Mapping[str, Any]


class _Part(NamedTuple):
    """What a file was read to: its source and model, what is wrong, which records are set aside, words to look at."""

    source: Any
    model: Any
    problems: list[Diagnostic]
    bad: set[Path]
    words: list[Any]

    def is_of(self, content: bytes) -> bool:
        """Whether a file with these bytes is surely read to the same: if nothing is wrong with its text."""
        source = self.source
        return not source.diagnostics and source.tree is not None and source.text.encode("utf-8") == content


def _read(directory: str) -> tuple[dict[str, tuple[str, bytes]], tuple[str, ...], set[str], list[Diagnostic]]:
    """What the files of a folder hold, and what is wrong with them.

    Section and bytes of every file that could be read, by its path in the folder; the paths of all; the lists of which
    not every id is known, because a file could not be read; the problems.
    """
    paths, problems = folder.files(directory)
    data, wrong = folder.read(directory, [name for _section, name in paths])
    found = [Diagnostic(code, TextRange(file, 0, 0), params=params) for code, file, params in problems + wrong]
    sections = {name: (section, data[name]) for section, name in paths if name in data}
    missed = {section for section, name in paths if name not in data}
    incomplete_lists = {name for section in SECTIONS if section.name in missed for name in section.records}
    return sections, tuple(os.path.join(directory, name) for _section, name in paths), incomplete_lists, found


def calendar(guide: Guide, years: Iterable[int], cache: str = "", holidays: bool = False) -> Calendar:
    """The guide's clock, which knows the public holidays of `years` where a rule needs them, or with `holidays`.

    They are kept in `cache`, because the library that knows them is slow to start.
    """
    if not holidays and not needs_working_days(guide.clock.events):
        return Calendar(guide.clock.events, frozenset())
    closed = _closed_days(years := list(years), cache)
    return Calendar(guide.clock.events, closed | local_holidays(guide.clock.holidays, years))


def _closed_days(years: Iterable[int], cache: str) -> Closed:
    wanted = sorted(set(years))
    closed = snapshot.closed_days(cache, wanted) if cache else None
    if closed is None:
        closed = public_holidays(wanted)
        if cache:
            snapshot.put_closed_days(cache, wanted, closed)
    return closed


def names(guide: Guide) -> dict[str, list[list[str]]]:
    """For completion: the ids of each kind of thing, with its name in the guide's language."""
    from .words import Words

    words = Words(guide.about.language, guide.about.language)
    return {
        "unit": [[u.id, words.text(u.name)] for u in guide.contacts.units],
        "topic": [[topic, ""] for topic in guide.topics],
        "area": [[a.id, words.text(a.title)] for a in guide.areas.areas],
        "checklist": [[c.id, words.text(c.title)] for c in guide.checklists.checklists],
        "person": [[p.id, p.name] for p in guide.contacts.people],
        "event": [[e.id, words.text(e.title)] for e in guide.clock.events],
    }


def _validate(
    directory: str,
    data: Mapping[str, tuple[str, bytes]],
    found: list[Diagnostic],
    files: tuple[str, ...],
    incomplete_lists: Collection[str],
    already_validated: Mapping[str, Collection[str]] | None,
    review: _Review | None = None,
) -> Loaded:
    """The long way: text, models, checks; with a `review` all of the checks, without those that answers depend on."""
    from .checks import CHECKS, CheckContext, RejectedRecords, reviews

    read: dict[str, _Part] = {}
    parts: dict[str, list[tuple[str, Any]]] = {section.name: [] for section in SECTIONS}
    origins: dict[tuple[str, str], list[tuple[str, int]]] = {}
    rejected = RejectedRecords()
    rejected.incomplete_lists.update(incomplete_lists)
    by_name = {section.name: section for section in SECTIONS}
    for path, (section_name, content) in data.items():
        name = os.path.join(directory, path)
        section = by_name[section_name]
        earlier = review.parts.get(name) if review else None
        if earlier is None or not earlier.is_of(content):
            earlier = _part(section, name, content, already_validated, review)
        source, model, problems, bad, _words = read[name] = earlier
        found += source.diagnostics + problems
        if source.tree is None:
            rejected.incomplete_lists.update(section.records)
            continue
        rejected.add(name, source.tree, section.records, bad, whole=model is None, lost=source.lost)
        if model is None:
            continue
        parts[section.name].append((name, model))
        for key in section.records:
            written = source.tree.get(key, []) if isinstance(source.tree, dict) else []
            kept = [(name, i) for i in range(len(written)) if not bad or (key, i) not in bad]
            origins.setdefault((section.name, key), []).extend(kept)
    if review:
        from .checks.wording import texts

        words = [word for part in read.values() for word in part.words]
        found += texts.review(words, [part.source for part in read.values() if part.source.tree is not None])
    merged = {section.name: _merge(section, parts[section.name], found) for section in SECTIONS}
    guide = None
    if merged["guide"] is not None:
        guide = Guide(*(merged[section.name] or section.model() for section in SECTIONS))
        bad_ids = tuple(d for d in found if d.code == "bad-id")
        known = CheckContext(
            guide, rejected.ids, frozenset(rejected.incomplete_lists), frozenset(rejected.referenced_ids), bad_ids
        )
        if review:
            today = review.today(guide.about.time_zone) if callable(review.today) else review.today
            known = replace(known, today=today, closed=review.closed)
        checked = [
            _relocate(diagnostic, origins, parts)
            for check in (*CHECKS, *(reviews() if review else ()))
            for diagnostic in check(known)
        ]
        # What is said of a bad id by those who see all ids takes the place of what was said without.
        told = {d.at for d in checked} if bad_ids else set()
        found = [d for d in found if d.code != "bad-id" or d.at not in told] + checked
    count = sum(len(getattr(model, key)) for s in SECTIONS for _n, model in parts[s.name] for key in s.records)
    sources = {name: part.source for name, part in read.items()}
    order = {name: i for i, name in enumerate(sources)}

    def place(diagnostic: Diagnostic) -> tuple[int, int]:
        at = diagnostic.at
        if isinstance(at, TextRange):
            return order.get(at.file, -1), at.start
        source = sources.get(at.file)
        return order.get(at.file, -1), source.span(at.path, diagnostic.on).start if source else 0

    return Loaded(
        guide,
        tuple(sorted(found, key=place)),
        sources,
        files,
        count + sum(map(len, rejected.ids.values())),
        {name: frozenset(ids) for name, ids in rejected.ids.items() if ids},
        frozenset(rejected.incomplete_lists),
        read if review else {},
    )


def _part(
    section: Section,
    name: str,
    content: bytes,
    already_validated: Mapping[str, Collection[str]] | None,
    review: _Review | None,
) -> _Part:
    """What a file is read to."""
    from .source import read
    from .validation import NOTHING_TRUSTED, validate

    source = read(name, content, places=review is not None)
    if source.tree is None:
        return _Part(source, None, [], set(), [])
    known = review.models.get(section.name) if review else None
    trusted = already_validated or NOTHING_TRUSTED
    model, problems, bad = validate(section.model, source, section.records, trusted, known)
    words: list[Any] = []
    if review:
        from .checks.wording import texts
        from .validation.values import values

        # One mistake is one problem: what cannot be read as it stands is not looked at more closely.
        wrong = {problem.at.path for problem in problems if isinstance(problem.at, DataPath)}
        found = values(section.model, source, texts.ordinary(source))
        words = [value for value in found if value.path not in wrong]
    return _Part(source, model, problems, bad, words)


def _merge(section: Section, parts: list[tuple[str, Any]], found: list[Diagnostic]) -> Any:
    """The files of one section as one: lists follow each other, everything else is said in one file only."""
    if len(parts) < 2:
        return parts[0][1] if parts else None
    values: dict[str, Any] = {}
    first: dict[str, str] = {}
    for name, model in parts:
        for key in section.model.__match_args__:
            value = getattr(model, key)
            if key in section.records:
                values[key] = values.get(key, ()) + value
            elif value and key in first:
                at = DataPath(name, (key,))
                related = (DataPath(first[key], (key,)),)
                found.append(Diagnostic("written-twice", at, on="key", params={"key": key}, related=related))
            elif value:
                values[key], first[key] = value, name
    return section.model(**values)


def _relocate(
    diagnostic: Diagnostic,
    origins: Mapping[tuple[str, str], list[tuple[str, int]]],
    parts: Mapping[str, list[tuple[str, Any]]],
) -> Diagnostic:
    """A check's addresses (section, list, index) as addresses in the files."""

    def move(at: DataPath | TextRange) -> DataPath | TextRange:
        if isinstance(at, TextRange) or at.file not in parts:  # it is in a file already
            return at
        steps = origins.get((at.file, str(at.path[0]))) if len(at.path) > 1 else None
        if steps is None:
            return DataPath(parts[at.file][0][0], at.path)
        name, index = steps[int(at.path[1])]
        return DataPath(name, (at.path[0], index, *at.path[2:]))

    found = diagnostic
    related = tuple([move(at) for at in found.related])
    return Diagnostic(found.code, move(found.at), found.on, found.params, related, found.fix)
