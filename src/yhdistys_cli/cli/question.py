"""What every command shares: the common options, the guide, the form of the answer and where it goes."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from ..formats import BINARY, FOLDERS, FORMATS, SUFFIXES, Page, write
from ..models import Guide
from ..search import Target
from ..views.lookup import NotFound, Several
from ..words import LANGUAGES, N_, Words
from . import output, where

if TYPE_CHECKING:
    from ..dates import Calendar

STATUS_PROBLEMS, STATUS_QUESTION, STATUS_WRITING = 1, 2, 3


class Asked:
    """The common options of one run, before or after the command; and the language, which is chosen earlier."""

    def __init__(self, language: str = "fi") -> None:
        self.language = language
        self.data: str | None = None
        self.form: str | None = None
        self.output: str | None = None
        self.today: str | None = None


def common_options() -> list[click.Option]:
    """The options that every command has."""

    def option(flags: list[str], metavar: str, text: str, attribute: str) -> click.Option:
        def keep(context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
            asked = context.find_object(Asked) or Asked()
            if value is not None and attribute == "language" and value not in LANGUAGES:
                message = Words(asked.language).gettext("“{value}” is not one of fi, sv and en.")
                raise click.UsageError(message.format(value=value), context)
            if value is not None:
                setattr(asked, attribute, value)
            return value

        return click.Option(flags, metavar=metavar, help=text, expose_value=False, callback=keep)

    return [
        option(["--data"], N_("FOLDER"), N_("The folder of the data."), "data"),
        option(["--format", "form"], N_("FORM"), N_("The form of the answer, such as text or json."), "form"),
        option(["-o", "--output"], N_("FILE"), N_("Write the answer to a file; its name picks the form."), "output"),
        option(["--lang"], "fi|sv|en", N_("The language of the tool."), "language"),
        option(["--today"], N_("DATE"), N_("Answer as if today were this date."), "today"),
    ]


class Question:
    """One run of a command: knows the guide, the words and today, and delivers the answer."""

    def __init__(self, context: click.Context, name: str) -> None:
        found = context.find_object(Asked)
        assert found is not None
        self.asked: Asked = found
        self.name = name
        self.words = Words(found.language)
        self.folder: str | None = None
        self.form, self.target = self._form()
        self.today = self.day(found.today, date.today()) if found.today is not None else date.today()  # noqa: DTZ011
        self.status = 0
        self.sources: tuple[str, ...] = ()

    # --- the question

    def day(self, text: str, today: date | None = None) -> date:
        """A date option; what is no date is a wrong question."""
        return read_date(text, today or self.today, self.words)

    def _form(self) -> tuple[str, str | None]:
        """The form of the answer and the file (or `folder`) it goes to, none for standard output."""
        _ = self.words.gettext
        forms = FORMATS[self.name]
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
            raise click.UsageError(
                _("The form of “{file}” cannot be told from its name. The name may end in: {suffixes}.").format(
                    file=target, suffixes=known
                )
            )
        if named is not None and suffixes.get(suffix, named) != named:
            raise click.UsageError(
                _("The name “{file}” means {other}, but --format says {form}. Leave one of them out.").format(
                    file=target, other=suffixes[suffix], form=named
                )
            )
        return named or suffixes[suffix], target

    def guide(self) -> Guide:
        """The guide. Problems of the data go to standard error; without a guide the run ends here."""
        from ..load import load

        environment = os.environ
        loaded = load(where.data(self.asked.data, environment), where.cache(environment))
        self.sources = loaded.files
        if loaded.guide is not None:
            self.words = Words(self.words.language, loaded.guide.about.language)
        if loaded.has_errors:
            self.status = STATUS_PROBLEMS
            self._show_problems(loaded)
        if loaded.guide is None:
            raise click.exceptions.Exit(STATUS_PROBLEMS)
        if loaded.has_errors and self.target:
            output.say(self.words.gettext("Nothing was written to {file}: mend these first.").format(file=self.target))
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
            output.say(self.words.gettext("The answer is given without the records that could not be read.") + "\n")

    # --- the answer

    def page(self, stream: Any) -> Page:
        """What a format may know of the reader at the other end of a stream."""
        terminal = stream is not None and stream.isatty()
        if not terminal:
            return Page(self.words)
        environment = os.environ
        plain = environment.get("TERM") == "dumb"
        return Page(self.words, min(columns(stream), 100), not plain, not plain and not environment.get("NO_COLOR"))

    def answer(self, view: Any) -> None:
        """Deliver a view: what was not found to standard error, everything else where it was asked for."""
        if isinstance(view, NotFound | Several):
            output.say(output.clean(_not_found(view, self)))
            raise click.exceptions.Exit(STATUS_QUESTION)
        page = self.page(sys.stdout) if self.target is None else Page(self.words)
        if self.form in BINARY and self.target is None and sys.stdout.isatty():
            raise click.UsageError(
                self.words.gettext("This form is not for a terminal. Give a file: -o {name}{suffix}").format(
                    name=self.name, suffix=SUFFIXES[self.form]
                )
            )
        self.deliver(write(view, self.form, page))

    def deliver(self, content: str | bytes) -> None:
        """Write an answer that is made, and end with the status of the data."""
        if self.target is None:
            output.to_stdout(content)
        else:
            self.to_file(self.target, content)
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
        text = _("Replaced {file}.") if replaced else _("Wrote {file}.")
        output.say(output.clean(text.format(file=target)))


def read_date(text: str, today: date, words: Words) -> date:
    """A day as somebody writes it, seen from `today`. Raises UsageError for what is no date."""
    from ..dates import read_day

    found = read_day(text, today)
    if found is None:
        message = words.gettext(
            "“{value}” is not a date. Write it as 14.4.2027 or 2027-04-14; “today”, “next mon” and +14 work too."
        )
        raise click.UsageError(message.format(value=text))
    return found


def columns(stream: Any) -> int:
    """How wide the terminal at the other end of a stream is."""
    import shutil

    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):
        return shutil.get_terminal_size().columns


_COMMAND_OF: dict[str, Callable[[Target], str]] = {
    "person": lambda t: f"contacts {t.id}",
    "unit": lambda t: f"contacts --area {t.id}",
    "service-area": lambda t: f"contacts --area {t.id}",
    "area": lambda t: f"areas {t.id}",
    "checklist": lambda t: f"checklist {t.id}",
    "topic": lambda t: f"guide {t.id}",
}


def command_for(target: Target, name: str) -> str:
    """The command that shows a target, as somebody who asked `name` would type it."""
    if name == "contacts":
        return f"yhdistys contacts {'' if target.kind == 'person' else '--area '}{target.id}"
    if name in ("clock", "calendar"):
        return f"yhdistys {name} --area {target.id}"
    if name in ("areas", "checklist", "guide"):
        return f"yhdistys {name} {target.id}"
    return f"yhdistys {_COMMAND_OF[target.kind](target)}"


def _not_found(view: NotFound | Several, question: Question) -> str:
    """Why there is no answer, and the commands that would have one."""
    _, words = question.words.gettext, question.words
    if isinstance(view, Several):
        first = _("“{question}” can mean several things:").format(question=view.question)
        return "\n".join([first, *_choices(view.candidates, question)])
    sentence = {
        "person": _("No person, unit or working area is called “{question}”."),
        "unit": _("No working area or unit is called “{question}”."),
        "area": _("No working area or unit is called “{question}”."),
        "checklist": _("No house-rule board is called “{question}”."),
        "topic": _("The guide has no topic called “{question}”."),
    }[view.kinds[0]].format(question=view.question)
    if not view.suggestions:
        # The clock is asked by area; what areas there are is another question.
        listed = "areas" if question.name in ("clock", "calendar") else question.name
        everything = _("All that there is: {command}").format(command=f"yhdistys {listed}")
        return f"{sentence}\n  {everything}"
    names = words.join_or(words.text(t.name) for t in view.suggestions)
    meant = _("Did you mean {names}?").format(names=names)
    return "\n".join([f"{sentence} {meant}", *_choices(view.suggestions, question)])


def _choices(targets: Sequence[Target], question: Question) -> list[str]:
    return [f"  {command_for(target, question.name)}" for target in targets]
