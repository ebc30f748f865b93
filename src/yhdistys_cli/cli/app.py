"""The app: Typer's group with our table of commands, each built only when it is asked for."""

import os
from collections.abc import Callable
from importlib import import_module
from itertools import pairwise
from typing import Annotated, Any

import click
import typer
from typer.core import TyperCommand, TyperGroup
from typer.models import CommandInfo

from .. import __version__
from ..words import DOMAIN, LOCALE, N_, Words
from . import output
from .language import choose, use
from .question import STATUS_QUESTION, STATUS_WRITING, GlobalOptions, Invocation, common_options
from .table import BLOCKS, COMMANDS, COMMON_OF, DAY_OPTIONS, WHEN_OPTIONS, resolve

# Longer than any name of a guide; a word of a question is compared with all of them.
MAX_WORD = 1000
# The names of values that are the same in every language.
_NAMES = ("fi|sv|en", "fi,sv,en", "N")


def _translate(command: click.Command) -> None:
    """Texts are written as message ids; here they become the language of this run."""
    import gettext

    # `gettext.gettext` would look at the disk for every text.
    quick = gettext.translation(DOMAIN, LOCALE, fallback=True).gettext
    for attribute in ("help", "short_help", "epilog"):
        if text := getattr(command, attribute):
            setattr(command, attribute, _said(text, quick))
    for parameter in command.params:
        for attribute in ("help", "metavar"):
            if text := getattr(parameter, attribute, None):
                setattr(parameter, attribute, _said(text, quick))


def _said(text: str, quick: Callable[[str], str]) -> str:
    """A text of the help in the language of this run; `quick` knows the first catalogue."""
    said, language = quick(text), os.environ.get("LANGUAGE", "")
    # The help of what changes the data is in the second catalogue, which the standard gettext does not know of.
    # No quick answer has to read it: all that it lacks in the first is the same in every language.
    return Words(language).gettext(text) if said == text and language != "en" and text not in _NAMES else said


def _show_help(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    """The help goes out as every answer does; Click would choose an encoding of its own."""
    if value and not ctx.resilient_parsing:
        output.to_stdout(ctx.get_help() + "\n")
        ctx.exit()


# The module of questions without a command, which has no name to be typed.
ASK = "ask"
_HELP = {"help_option_names": ["-h", "--help"]}


def _parsed(command: click.Command, ctx: click.Context, args: list[str], parse: Callable[..., list[str]]) -> list[str]:
    """Parse arguments; if there is an option that is none, once more with the options that people call otherwise."""
    written = _joined(args)
    options = {name: o for o in command.params if isinstance(o, click.Option) and not o.is_flag for name in o.opts}
    for option, value in pairwise(written):
        if option in options and value.startswith("--") and value != "--":  # the value was left out, not an option
            raise click.BadOptionUsage(option, "", ctx)
    try:
        return parse(ctx, list(written))
    except click.NoSuchOption:
        from .arguments import translated

        known = [option for parameter in command.params for option in parameter.opts]
        if (meant := translated(written, known)) is None:
            raise
        return parse(ctx, _joined(meant))


def _joined(args: list[str]) -> list[str]:
    """Arguments with each day or time of several words as one, where one may be among them."""
    if not any(word.partition("=")[0] in (*DAY_OPTIONS, *WHEN_OPTIONS) for word in args):
        return args
    from .arguments import joined

    return joined(args)


class Command(TyperCommand):
    """A command whose help is all in one language."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments, with the options' names in other languages and days of two words."""
        return _parsed(self, ctx, args, super().parse_args)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option `--help`."""
        return _with_our_help(super().get_help_option(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line, with `[OPTIONS]` translated."""
        _write_usage(self, ctx, formatter)


class Group(TyperGroup):
    """The program. Commands are imported one by one; aliases and first words that are no command are understood."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments before the command."""
        return _parsed(self, ctx, args, super().parse_args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands, in the order in which people need them."""
        return [command.name for command in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Build one command from its module."""
        name = resolve(cmd_name)
        if name is None:
            return None
        return self._build(name, next(command.help for command in COMMANDS if command.name == name))

    @staticmethod
    def _build(name: str, line: str) -> click.Command:
        function = import_module(f".commands.{name}", __package__).command
        info = CommandInfo(
            name=name, cls=Command, callback=function, help=line, short_help=line, context_settings=_HELP
        )
        built: click.Command = typer.main.get_command_from_info(
            info, pretty_exceptions_short=False, rich_markup_mode=None
        )
        common = COMMON_OF.get(name)
        built.params += [o for o in common_options() if common is None or o.opts[0] in common]
        _translate(built)
        return built

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, from the table: no command is imported for it."""
        from gettext import gettext as _

        for block, heading in BLOCKS.items():
            with formatter.section(_(heading)):
                formatter.write_dl([(command.name, _(command.help)) for command in COMMANDS if command.block == block])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option `--help`."""
        return _with_our_help(super().get_help_option(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line, with `COMMAND [ARGS]...` translated."""
        _write_usage(self, ctx, formatter)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names; else the words are a question, which `ask` understands."""
        command = self.get_command(ctx, args[0])
        if command is not None:
            return args[0], command, args[1:]
        if args[0].startswith("-"):
            return super().resolve_command(ctx, args)
        return ASK, self._build(ASK, ""), args


def _with_our_help(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.callback = _show_help
    return option


def _write_usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    from gettext import gettext as _

    known = {"[OPTIONS]": _("[OPTIONS]"), "COMMAND": _("COMMAND"), "[ARGS]...": _("[ARGS]...")}
    pieces = " ".join(command.collect_usage_pieces(ctx))
    for written, said in known.items():
        pieces = pieces.replace(written, said)
    formatter.write_usage(ctx.command_path, pieces)


def _root(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help=N_("Show the version and end."))] = False,
) -> None:
    if version:
        output.to_stdout(f"yhdistys {__version__}\n")
        raise click.exceptions.Exit(0)
    if ctx.invoked_subcommand is None:
        from ..views.start import start

        question = Invocation(ctx, "start")
        guide = question.guide()
        question.answer(start(guide, question.today, question.coming(guide)))


def build() -> click.Group:
    """The program as a Click group, in the language that is in use."""
    app = typer.Typer(
        cls=Group,
        add_completion=False,
        rich_markup_mode=None,
        invoke_without_command=True,
        context_settings=_HELP,
        subcommand_metavar="COMMAND [ARGS]...",
        help=N_("A city's guide to working with its associations: whom to contact, and how things are done together."),
        epilog=N_("For example: yhdistys contacts --area nuoriso"),
    )
    app.callback()(_root)
    group = typer.main.get_group(app)
    group.params += common_options()
    group.suggest_commands = False
    _translate(group)
    return group


def run(arguments: list[str]) -> int:
    """Run the program and return its exit status. Nothing gets past it as a traceback."""
    language = choose(arguments, os.environ)
    output.prepare()
    use(language)
    try:
        return _run_from_data(arguments, language)
    except output.CannotWriteError as error:
        output.tell(_cannot_write(error))
        return STATUS_WRITING
    except (KeyboardInterrupt, click.Abort):
        return 130
    except Exception as error:
        from gettext import gettext as _

        if type(error).__name__ == "ZoneInfoNotFoundError":  # by name: most answers need no time zones
            output.say(
                _("This computer has no time zone database, without which no hour is known. Add it: pip install tzdata")
            )
            return STATUS_WRITING
        if os.environ.get("YHDISTYS_DEBUG"):
            raise
        said = _("The program itself failed ({error}). Set YHDISTYS_DEBUG=1 and ask again to see where, and tell us.")
        output.tell(said.format(error=f"{type(error).__name__}: {error}"))
        return STATUS_WRITING


def _run_from_data(arguments: list[str], language: str) -> int:
    """Run; once more without the snapshot where the answer failed that was to be made of one.

    A snapshot has a checksum and an owner, but what is in it can be anybody's who may write as this user.
    """
    asked = GlobalOptions(language, tuple(arguments))
    try:
        return _run(arguments, asked)
    except (output.CannotWriteError, click.Abort):
        raise
    except Exception:
        if not asked.is_from_snapshot:
            raise
    asked = GlobalOptions(language, tuple(arguments))
    asked.distrusts_snapshot = True
    return _run(arguments, asked)


def _run(arguments: list[str], asked: GlobalOptions) -> int:
    from gettext import gettext as _

    if any(len(word) > MAX_WORD for word in arguments):
        output.say(
            _("Error") + ": " + _("A word of a question may have at most {number} characters.").format(number=MAX_WORD)
        )
        return STATUS_QUESTION
    try:
        result: Any = build().main([_normal(word) for word in arguments], "yhdistys", standalone_mode=False, obj=asked)
        output.to_stdout("")
    except click.ClickException as error:
        sentence, kind = _sentence(error), _("Error")
        output.tell(f"{kind}: {sentence}")
        if isinstance(error, click.UsageError) and error.ctx is not None and "--help" not in sentence:
            help_line = _("Help: {command} --help").format(command=error.ctx.command_path.removesuffix(" ask"))
            output.tell(f"  {help_line}")
        return error.exit_code
    except click.exceptions.Exit as end:
        return end.exit_code
    except OSError as error:  # Click's own `--help` to a full disk
        raise output.CannotWriteError("stdout", "", error.strerror or str(error), error.errno) from None
    return result if isinstance(result, int) else 0


def _sentence(error: click.ClickException) -> str:
    """What was wrong with the question, in plain words."""
    from .arguments import no_such_option, no_value

    if isinstance(error, click.NoSuchOption) and error.ctx is not None:
        return no_such_option(error)
    if isinstance(error, click.BadOptionUsage) and type(error) is click.BadOptionUsage:
        return no_value(error)
    return error.format_message()


def _normal(word: str) -> str:
    """Words as keyboards and file systems variously write them (ä as one character or two), in one form."""
    import unicodedata

    return word if word.isascii() else unicodedata.normalize("NFC", word)


def _cannot_write(error: output.CannotWriteError) -> str:
    """Why the answer is not where it was asked for."""
    import errno
    from gettext import gettext as _

    full = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)
    detail = _("the disk is full") if error.number in full else error.detail

    sentences = {
        "stdout": _("The answer could not be written: {detail}"),
        "closed": _(
            "The answer could not be written, because there is nowhere to write it: standard output is closed."
        ),
        "folder": _("{file} is a folder. Give the name of a file."),
        "workbook-there": _(
            "{file} is there already, and may hold changes that were not imported. Give another name, or delete it."
        ),
        "not-a-file": _("{file} is not an ordinary file, so nothing was written to it."),
        "source": _("{file} is the data itself. Give another name: nothing was written."),
        "not-a-folder": _("{file} is a file, not a folder."),
        "used-folder": _("There is something in the folder {file} already, so nothing was written. Name a new one."),
        "not-ours": _(
            "{file} is not of an earlier site, so it was left as it is, and nothing was written. Name another folder."
        ),
        "used-guide": _("There is a guide in the folder {file} already. It was left as it is. Name a new folder."),
        "no-folder": _("There is no folder {detail}, so {file} was not written."),
        "busy": _("Another run is changing the guide in {file} at this moment. Ask again when it has ended."),
        "half-done": _(
            "The change of {file} was left half done, and could not be undone. When the disk can be written again, "
            "the next command that changes the data undoes it."
        ),
        "owner": _(
            "{file} belongs to another user, who would lose it, so nothing was written. Let its owner do it, or give "
            "another name."
        ),
        "attributes": _(
            "{file} has rights or attributes that a new file could not be given, so nothing was written. Give another "
            "name."
        ),
        "changed": _("{file} has been changed meanwhile, so nothing was written. Ask again."),
        "edited-since": _(
            "{file} has been edited since the last change, so that was not undone: it would take the edit with it."
        ),
        "held-open": _("{file} is open in another program. Close the file there and try again."),
        "permission": _("There is no permission to write {file}."),
        "other": _("{file} was not written: {detail}"),
    }
    return sentences[error.code].format(file=error.target or os.curdir, detail=detail)
