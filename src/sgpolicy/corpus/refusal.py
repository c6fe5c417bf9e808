"""Why a file of a corpus gives no text."""


class NoTextError(Exception):
    """A file gives no text.

    Attributes:
        message: What is wrong with it.
        remedy: What would be right.
    """

    def __init__(self, *, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message, self.remedy = message, remedy
