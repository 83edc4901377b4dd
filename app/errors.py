"""What a user can put right."""

from __future__ import annotations


class Problem(Exception):  # noqa: N818 - it is shown to people, and is no bug
    """Something the user can put right: a sentence, and advice on what to do.

    `str(problem)` is the sentence. Anything else that is raised is a bug.
    """

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.advice = advice
