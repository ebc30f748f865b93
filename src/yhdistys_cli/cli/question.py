"""What every command shares: the common options, the guide, the form of the answer and where it goes."""

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

from ..formats import BINARY, EXTRAS, FOLDERS, FOR_PROGRAMS, FORMATS, SUFFIXES, Page, write
from ..languages import LANGUAGES
from ..models import Guide
from ..views.lookup import Ambiguous, NotFound
from ..words import N_, Words
from . import output, today, where

if TYPE_CHECKING:
    from ..dates import Calendar

STATUS_PROBLEMS, STATUS_QUESTION, STATUS_WRITING = 1, 2, 3
# The questions that are told of where another has no file of a type.
_WITH_FILES = tuple(name for name in FORMATS if name not in ("start", "explain", "ask", "serve", "validate"))
# To find out whether a text says a day at all, seen from whatever day.
_ANY_DAY = date(2000, 1, 1)


class GlobalOptions:
    """The common options of one run, before or after the command; and the language, which is chosen earlier.

    `words` is the whole command line as it was typed.

    Also whether its guide came from a snapshot, and whether it may not, because an earlier try failed so.
    """

    def __init__(self, language: str = "fi", words: tuple[str, ...] = ()) -> None:
        self.language = language
        self.words = words
        self.data: str | None = None
        self.form: str | None = None
        self.output: str | None = None
        self.today: str | None = None
        self.is_from_snapshot = self.distrusts_snapshot = False


def common_options() -> list[click.Option]:
    """The options that every command has."""

    def option(flags: list[str], metavar: str, text: str, attribute: str) -> click.Option:
        def keep(context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
            asked = context.find_object(GlobalOptions) or GlobalOptions()
            if value is not None and attribute == "language" and value not in LANGUAGES:
                message = Words(asked.language).gettext("“{value}” is not one of fi, sv and en.")
                raise click.UsageError(message.format(value=value), context)
            if value is not None:
                setattr(asked, attribute, value)
            return value

        return click.Option(flags, metavar=metavar, help=text, expose_value=False, callback=keep)

    def keep_folder(context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> None:
        asked = context.find_object(GlobalOptions) or GlobalOptions()
        words = Words(asked.language)
        for value in values:
            if not value:
                raise click.UsageError(words.gettext("The folder after --data has no name."), context)
            if asked.data not in (None, value):  # neither is passed over in silence: a check of it would look passed
                message = words.gettext("--data names two folders, “{first}” and “{second}”. Ask about one at a time.")
                raise click.UsageError(
                    message.format(first=output.one_line(asked.data or ""), second=output.one_line(value)), context
                )
            asked.data = value

    return [
        click.Option(
            ["--data"],
            metavar=N_("FOLDER"),
            help=N_("The folder of the data."),
            expose_value=False,
            multiple=True,
            callback=keep_folder,
        ),
        option(["--format", "form"], N_("FORM"), N_("The form of the answer, such as text or json."), "form"),
        option(["-o", "--output"], N_("FILE"), N_("Write the answer to a file; its name picks the form."), "output"),
        option(["--lang"], "fi|sv|en", N_("The language of the tool."), "language"),
        option(["--today"], N_("DATE"), N_("Answer as if today were this date."), "today"),
    ]


class Invocation:
    """One run of a command: knows the guide, the words and today, and delivers the answer."""

    def __init__(self, context: click.Context, name: str) -> None:
        found = context.find_object(GlobalOptions)
        assert found is not None
        self.asked: GlobalOptions = found
        self.name = name
        # Hints are in the word that was typed: vuosikello stays vuosikello.
        self.typed = context.info_name if context.parent and context.info_name else name
        self.words = Words(found.language, data=where.data_option(found.data))
        self.folder: str | None = None
        self.form, self.target = self._form()
        if found.today is not None:
            read_date(found.today, lambda: _ANY_DAY, self.words)
        self.paper = "a4"
        self.status = 0
        self.sources: tuple[str, ...] = ()
        # The ids of the records that could not be read, by list, and the lists of which not every id is known.
        self.unread: Mapping[str, Collection[str]] = {}
        self.incomplete_lists: Collection[str] = ()
        self._guide: Guide | None = None

    # --- the question

    @cached_property
    def today(self) -> date:
        """The day that the answer is seen from: today in the guide's time zone, or what --today makes of it.

        The guide is read for it, if it was not yet, unless --today names a date.
        """
        return self._seen_from(lambda: self.guide().about.time_zone)

    def today_in(self, time_zone: str) -> date:
        """The day that a guide with this time zone is seen from."""
        return self._seen_from(lambda: time_zone)

    def _seen_from(self, time_zone: Callable[[], str]) -> date:
        def there() -> date:
            return today.today_in(time_zone(), self.moment)

        return read_date(self.asked.today, there, self.words) if self.asked.today is not None else there()

    @cached_property
    def moment(self) -> datetime:
        """When the question was asked. It is looked at once, so that one run has one today."""
        return today.now()

    def day(self, text: str) -> date:
        """A date option, seen from today. Raises UsageError for what is no date, before anything is read for it."""
        return read_date(text, lambda: self.today, self.words)

    def choose_paper(self, paper: str) -> None:
        """Print on paper of this size. Raises UsageError for another."""
        if paper.casefold() not in ("a4", "a3"):
            message = self.words.gettext("“{value}” is no size of paper here. Give a4 or a3.")
            raise click.UsageError(message.format(value=paper))
        self.paper = paper.casefold()

    def rename(self, name: str) -> None:
        """Go on as another command, with the forms that it has."""
        self.name = self.typed = name
        self.form, self.target = self._form()

    def choose_form(self, form: str) -> None:
        """Answer in this form, unless an option says another. Raises UsageError if the answer has no such form."""
        self.asked.form = self.asked.form or form
        self.form, self.target = self._form()

    def _form(self) -> tuple[str, str | None]:
        """The form of the answer and the file (or `folder`) it goes to, none for standard output."""
        _ = self.words.gettext
        forms = tuple(FORMATS.get(self.name, ("text",)))  # what a command says that changes the data is text
        named, target = self.asked.form, self.asked.output
        if named is not None:  # md means markdown, as a file's name does
            named = next((form for form in forms if SUFFIXES[form] == f".{named}"), named)
        if named is not None and named not in forms:
            raise click.UsageError(
                _("“{value}” is not a form of this answer. The forms are: {forms}.").format(
                    value=named, forms=", ".join(forms)
                )
            )
        if target is None or target == "-":
            return named or forms[0], None
        suffixes = {SUFFIXES[form]: form for form in forms}
        suffix = os.path.splitext(target)[1].casefold()
        if target.endswith(("/", os.sep)) or os.path.isdir(target):
            if self.name not in FOLDERS:
                raise output.CannotWriteError("folder", target)
            self.folder = target
        if self.name in FOLDERS and not (suffix or os.path.exists(target)):
            self.folder = target
        if self.folder:
            return forms[0], target
        # No answer is YAML: this is the data, or what would be taken for it.
        if suffix in (".yaml", ".yml") and named is not None:
            raise output.CannotWriteError("source", target)
        if suffix not in suffixes and named is None:
            known = ", ".join(suffixes)
            if suffix:
                text = _("A file of type {suffix} cannot be made. Possible: {suffixes}")
            else:
                text = _("The file name has no ending that says the type. Possible: {suffixes}")
            said = text.format(suffix=suffix, suffixes=known)
            others = [name for name in _WITH_FILES if suffix in {SUFFIXES[form] for form in FORMATS[name]}]
            if others:
                made_by = ", ".join(map(self.words.command, others))
                said += "\n" + _("A {suffix} file is made by: {commands}").format(suffix=suffix, commands=made_by)
            raise click.UsageError(said)
        if named is not None and suffixes.get(suffix, named) != named:
            raise click.UsageError(
                _("The name “{file}” means {other}, but --format says {form}. Leave one of them out.").format(
                    file=target, other=suffixes[suffix], form=named
                )
            )
        return named or suffixes[suffix], target

    def guide(self) -> Guide:
        """The guide, read once. Problems of the data go to standard error; without a guide the run ends here."""
        if self._guide is None:
            self._guide = self._read()
        return self._guide

    def _read(self) -> Guide:
        from ..load import load

        environment = os.environ
        folder = where.meant(self.asked.data, environment)
        directory = where.shipped() if folder is None else folder
        loaded = load(directory, where.cache(environment), self.asked.distrusts_snapshot)
        self.asked.is_from_snapshot = loaded.is_from_snapshot
        self.sources = loaded.files
        self.unread, self.incomplete_lists = loaded.unread, loaded.incomplete_lists
        if loaded.guide is not None:
            self.words = Words(self.words.language, loaded.guide.about.language, self.words.data)
            if folder is None and not self.asked.distrusts_snapshot:  # then it was said
                text = self.words.gettext(
                    "There is no guide here, so this is from one that comes with the tool: {name}"
                )
                output.say(output.one_line(text.format(name=loaded.guide.about.name)))
        if loaded.has_errors:
            self.status = STATUS_PROBLEMS
            self._show_problems(loaded)
        if loaded.guide is None:
            raise click.exceptions.Exit(STATUS_PROBLEMS)
        if loaded.has_errors and self.target:
            output.tell(self.words.gettext("Nothing was written to {file}: fix these first.").format(file=self.target))
            raise click.exceptions.Exit(STATUS_PROBLEMS)
        return loaded.guide

    def coming(self, guide: Guide) -> "Calendar | None":
        """The guide's clock for the coming twelve months; none where nothing is in it."""
        if not guide.clock.events:
            return None
        from ..views.clock import EVERYTHING, years

        return self.calendar(guide, years(self.today, None, EVERYTHING))

    def calendar(self, guide: Guide, years: Iterable[int], holidays: bool = False) -> "Calendar":
        """The guide's clock for these years; with `holidays` it knows them even where no rule needs them."""
        from ..load import calendar

        return calendar(guide, years, where.cache(os.environ), holidays)

    def _show_problems(self, loaded: Any) -> None:
        from ..formats.problems.text import lines
        from ..formats.prose.text import paint
        from ..views.problems import problems

        errors = [d for d in loaded.diagnostics if d.severity == "error"]
        view = problems(errors, loaded.sources, len(loaded.files), loaded.records)
        page = self.page(sys.stderr)
        output.say(paint(lines(view, page), page).rstrip("\n"))
        if loaded.guide is not None and not self.target:
            output.tell(self.words.gettext("The answer is given without the records that could not be read.") + "\n")

    # --- the answer

    def page(self, stream: Any) -> Page:
        """What a format may know of the reader at the other end of a stream."""
        environment = os.environ
        accessible = bool(environment.get("ACCESSIBLE"))
        if stream is None or not stream.isatty():
            return Page(self.words, accessible=accessible)
        plain = environment.get("TERM") == "dumb"
        colour = not plain and not environment.get("NO_COLOR")
        return Page(self.words, output.columns(stream), not plain, colour, accessible or plain)

    def answer(self, view: Any, notes: Iterable[str] = ()) -> None:
        """Deliver a view: what was not found to standard error, everything else where it was asked for.

        `notes` are said beside an answer that was written.
        """
        if isinstance(view, NotFound | Ambiguous):
            from .replies import not_found

            output.tell(not_found(view, self.words, self.name, self.typed))
            raise click.exceptions.Exit(STATUS_QUESTION)
        # Who reads a file need not have the data where it was: its commands are those of everybody.
        to_file = Page(Words(self.words.language, self.words.own))
        page = self.page(sys.stdout) if self.target is None else to_file
        self.refuse_without_library(self.form)
        if self.form in BINARY and self.target is None and sys.stdout is not None and sys.stdout.isatty():
            raise click.UsageError(
                self.words.gettext("This form is not for a terminal. Give a file: -o {name}{suffix}").format(
                    name=self.name, suffix=SUFFIXES[self.form]
                )
            )
        if self.is_shown:
            self.show(view)
        self.deliver(write(view, self.name, self.form, page._replace(paper=self.paper)), (*notes, *self._notes()))

    def refuse_without_library(self, form: str) -> None:
        """Raise UsageError where a form needs a library that is not installed with the tool."""
        library = EXTRAS.get(form)
        if library is None:
            return
        from importlib.util import find_spec

        if find_spec(library) is None:
            text = self.words.gettext(
                "A {suffix} file needs {library}, which is not installed. With pipx: {pipx} – with uv, install the "
                "tool again with {uv} – otherwise: {pip}"
            )
            raise click.UsageError(
                text.format(
                    suffix=SUFFIXES[form],
                    library=library,
                    pipx=f"pipx inject yhdistys {library}",
                    uv=f"--with {library}",
                    pip=f"pip install {library}",
                )
            )

    @property
    def is_shown(self) -> bool:
        """Whether the answer is of a form for programs but would go to a terminal, where somebody reads."""
        return self.form in FOR_PROGRAMS and self.target is None and self.page(sys.stdout).width is not None

    def show(self, view: Any) -> None:
        """What a form for programs holds, as text on the terminal; how to get the form itself; and the run ends."""
        from ..formats.prose import text as as_text

        output.to_stdout(as_text.write(view, self.page(sys.stdout)))
        text = self.words.gettext("The same as a {suffix} file: add -o {name}{suffix}")
        suffix = SUFFIXES[self.form]
        output.tell(text.format(name=self.name, suffix=suffix))
        raise click.exceptions.Exit(self.status)

    def _notes(self) -> Iterator[str]:
        if self.form == "csv" and self.target is not None and "xlsx" in FORMATS[self.name]:
            other = f"{os.path.splitext(self.target)[0]}.xlsx"
            yield self.words.gettext("CSV is for programs. For Excel: -o {file}").format(file=other)

    def deliver(self, content: str | bytes, notes: Iterable[str] = ()) -> None:
        """Write an answer that is made, say the `notes` beside it, and end with the status of the data."""
        if self.target is None:
            # What programs read is UTF-8, whatever the machine would make of text; text is for whoever sits at it.
            terminal = sys.stdout is not None and sys.stdout.isatty()
            output.to_stdout(content if terminal or self.form == "text" else output.utf8(content))
        else:
            self.to_file(self.target, content)
        for note in notes:
            output.tell(note)
        if self.status:
            raise click.exceptions.Exit(self.status)

    def leave_target(self) -> None:
        """End without an answer where there is nothing to write: what stood in the file before is still there."""
        if self.target and os.path.isfile(self.target):
            output.say(output.clean(self.words.gettext("{file} is as it was.").format(file=self.target)))
        if self.status:
            raise click.exceptions.Exit(self.status)

    def to_file(self, target: str, content: str | bytes) -> None:
        """Write one file, and say so."""
        _ = self.words.gettext
        replaced = output.to_file(target, content, self.sources)
        text = _("Saved: {file}. The earlier file was replaced.") if replaced else _("Saved: {file}")
        output.tell(text.format(file=target))


def read_date(text: str, today: Callable[[], date], words: Words) -> date:
    """A day as somebody writes it; `today` is asked only for a day that is said from it, such as *next mon*.

    Raises UsageError for what is no date, before `today` is asked.
    """
    from .. import written_days

    found = written_days.read_date(text.strip())
    if found is None and written_days.read_day(text, _ANY_DAY):
        found = written_days.read_day(text, today())
    if found is None:
        message = words.gettext(
            "“{value}” is not a date. Write it as 14.4.2027 or 2027-04-14; “today”, “next mon” and +14 work too."
        )
        raise click.UsageError(message.format(value=text))
    return found
