"""The least that a program with two Typer commands can be, to compare with. Nothing is tuned."""

import typer

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def first() -> None:
    """Do nothing."""


@app.command()
def second() -> None:
    """Do nothing either."""


if __name__ == "__main__":
    app()
