"""A question to put to them, with what to ask next; kept in the row's answer."""

from __future__ import annotations

from ui.meeting.editors.forms.form import Column, Here, Made, Texts, Told, words

Question = tuple[str, str]


def columns(_here: Here) -> tuple[Column, ...]:
    """Return the question and its follow-up."""
    return (
        Column("question", needed=True, hint="an open question", width=18, grows=2),
        Column("follow-up", hint="then ask", width=12, grows=1),
    )


def shown(record: Question, _here: Here) -> Texts:
    """Return the texts of a question."""
    return {"question": record[0], "follow-up": record[1]}


def told(record: Question, _here: Here) -> Told:
    """Return `What happens when a nurse calls in sick? · then: who notices?`."""
    quiet = f" · then: {record[1]}" if record[1] else ""
    return Told("", record[0], quiet)


def made(texts: Texts, _record: Question | None, _here: Here) -> Made:
    """Return the question of the texts."""
    question = words(texts, "question", "Write the question.")
    return Made((question, texts.get("follow-up", "").strip()))
