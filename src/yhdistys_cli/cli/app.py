"""The app: Typer's group with our table of commands, each built only when it is asked for."""

import os
from importlib import import_module
from typing import Annotated, Any

import click
import typer
from typer.core import TyperCommand, TyperGroup
from typer.models import CommandInfo

from .. import __version__
from ..words import N_
from . import output
from .complete import COMMON_OF
from .language import choose, use
from .question import STATUS_WRITING, Asked, Question, common_options
from .table import COMMANDS, resolve


def _translate(command: click.Command) -> None:
    """Texts are written as message ids; here they become the language of this run."""
    from gettext import gettext

    for attribute in ("help", "short_help", "epilog"):
        if text := getattr(command, attribute):
            setattr(command, attribute, gettext(text))
    for parameter in command.params:
        for attribute in ("help", "metavar"):
            if text := getattr(parameter, attribute, None):
                setattr(parameter, attribute, gettext(text))


def _show_help(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    """The help goes out as every answer does; Click would choose an encoding of its own."""
    if value and not ctx.resilient_parsing:
        output.to_stdout(ctx.get_help() + "\n")
        ctx.exit()


class Command(TyperCommand):
    """A command whose help is all in one language."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option `--help`."""
        return _with_our_help(super().get_help_option(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line, with `[OPTIONS]` translated."""
        _write_usage(self, ctx, formatter)


class Group(TyperGroup):
    """The program. Commands are imported one by one; aliases and first words that are no command are understood."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands, in the order in which people need them."""
        return [command.name for command in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Build one command from its module."""
        name = resolve(cmd_name)
        if name is None:
            return None
        function = import_module(f".commands.{name}", __package__).command
        line = next(command.help for command in COMMANDS if command.name == name)
        info = CommandInfo(name=name, cls=Command, callback=function, help=line, short_help=line)
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

        with formatter.section(_("Commands")):
            formatter.write_dl([(command.name, _(command.help)) for command in COMMANDS])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option `--help`."""
        return _with_our_help(super().get_help_option(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line, with `COMMAND [ARGS]...` translated."""
        _write_usage(self, ctx, formatter)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names; else an answer with the command that would have found it."""
        command = self.get_command(ctx, args[0])
        if command is not None:
            return command.name, command, args[1:]
        if args[0].startswith("-"):
            return super().resolve_command(ctx, args)
        raise click.UsageError(_unknown_command(ctx, args), ctx)


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


def _unknown_command(ctx: click.Context, args: list[str]) -> str:
    """That a word is no command, and the command that it was probably meant for."""
    import difflib
    from gettext import gettext as _

    from ..load import load
    from ..search import AREA, CHECKLIST, PERSON, SERVICE_AREA, UNIT, find, targets
    from . import where
    from .question import command_for

    word = args[0]
    said = _("There is no command “{word}”.").format(word=word)
    names = {alias: c.name for c in COMMANDS for alias in (c.name, *c.aliases)}
    near = difflib.get_close_matches(word.casefold(), list(names), 1, 0.75)
    asked = ctx.find_object(Asked) or Asked()
    guide = load(where.data(asked.data, os.environ), where.cache(os.environ)).guide
    found = find(" ".join(args), targets(guide, (PERSON, UNIT, SERVICE_AREA, AREA, CHECKLIST))) if guide else []
    if not found and guide:
        found = find(word, targets(guide, (PERSON, UNIT, SERVICE_AREA, AREA, CHECKLIST)))
    commands = list(dict.fromkeys(command_for(target, "") for target in found))[:3]
    if near:  # a slip in a command's name is likelier than a question without one
        commands = [f"yhdistys {' '.join([names[near[0]], *args[1:]])}"]
    if not commands:
        everything = _("All commands: yhdistys --help")
        return f"{said}\n  {everything}"
    perhaps = _("Perhaps you meant:")
    return "\n".join([f"{said} {perhaps}", *(f"  {command}" for command in commands)])


def _root(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help=N_("Show the version and end."))] = False,
) -> None:
    if version:
        output.to_stdout(f"yhdistys {__version__}\n")
        raise click.exceptions.Exit(0)
    if ctx.invoked_subcommand is None:
        from ..views.start import start

        question = Question(ctx, "start")
        guide = question.guide()
        question.answer(start(guide, question.today, question.coming(guide)))


def build() -> click.Group:
    """The program as a Click group, in the language that is in use."""
    app = typer.Typer(
        cls=Group,
        add_completion=False,
        rich_markup_mode=None,
        invoke_without_command=True,
        subcommand_metavar="COMMAND [ARGS]...",
        help=N_("A city's guide to working with its associations: who answers, and how things are done together."),
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
        return _run(arguments, language)
    except output.CannotWriteError as error:
        output.say(output.clean(_cannot_write(error)))
        return STATUS_WRITING
    except (KeyboardInterrupt, click.Abort):
        return 130
    except Exception as error:
        if os.environ.get("YHDISTYS_DEBUG"):
            raise
        from gettext import gettext as _

        said = _("The program itself failed ({error}). Set YHDISTYS_DEBUG=1 and ask again to see where, and tell us.")
        output.say(output.clean(said.format(error=f"{type(error).__name__}: {error}")))
        return STATUS_WRITING


def _run(arguments: list[str], language: str) -> int:
    from gettext import gettext as _

    try:
        result: Any = build().main(
            [_normal(word) for word in arguments], "yhdistys", standalone_mode=False, obj=Asked(language)
        )
        output.to_stdout("")
    except click.ClickException as error:
        sentence, kind = _sentence(error), _("Error")
        output.say(output.clean(f"{kind}: {sentence}"))
        if isinstance(error, click.UsageError) and error.ctx is not None and "--help" not in sentence:
            help_line = _("Help: {command} --help").format(command=error.ctx.command_path)
            output.say(f"  {help_line}")
        return error.exit_code
    except click.exceptions.Exit as end:
        return end.exit_code
    except OSError as error:  # Click's own `--help` to a full disk
        raise output.CannotWriteError("stdout", "", error.strerror or str(error), error.errno) from None
    return result if isinstance(result, int) else 0


def _sentence(error: click.ClickException) -> str:
    """What was wrong with the question; for an option that there is not, the one that was probably meant."""
    if not isinstance(error, click.NoSuchOption) or error.ctx is None:
        return error.format_message()
    import difflib
    from gettext import gettext as _

    said = _("There is no option “{option}”.").format(option=error.option_name)
    known = [o for p in error.ctx.command.params if isinstance(p, click.Option) for o in p.opts]
    near = difflib.get_close_matches(error.option_name, known, 1, 0.6)
    if not near:
        return said
    meant = _("Did you mean {names}?").format(names=near[0])
    return f"{said} {meant}"


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
        "not-a-file": _("{file} is not an ordinary file, so nothing was written to it."),
        "source": _("{file} is the data itself. Give another name: nothing was written."),
        "not-a-folder": _("{file} is a file, not a folder."),
        "used-folder": _("There is something in the folder {file} already, so nothing was written. Name a new one."),
        "used-guide": _("There is a guide in the folder {file} already. It was left as it is. Name a new folder."),
        "no-folder": _("There is no folder {detail}, so {file} was not written."),
        "changed": _("{file} has been changed meanwhile, so nothing was written. Ask again."),
        "held-open": _("{file} is open in another program. Close the file there and try again."),
        "permission": _("There is no permission to write {file}."),
        "other": _("{file} was not written: {detail}"),
    }
    return sentences[error.code].format(file=error.target, detail=detail)
