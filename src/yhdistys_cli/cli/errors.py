"""What every way out can run into. A module of its own, since an answer needs no other of the writing of files."""


class CannotWriteError(Exception):
    """The answer could not be written. `code` names why; `target` where to; `number` is the system's own."""

    def __init__(self, code: str, target: str, detail: str = "", number: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.target = target
        self.detail = detail
        self.number = number
