"""An editor for every answer kind and record family, in the row itself."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

from app.rules.fitting import family_of
from checklists.pack import AnswerKind, Family, Item
from ui.meeting.editors.base import Editor

__all__ = ["Editor", "editor_for"]

# A note whose row names its parts is one text in several fields.
_IN_FIELDS = (None, Family.NOTE)


def new_id() -> str:
    """Return an id nobody has."""
    return uuid4().hex


def editor_for(item: Item, new_id: Callable[[], str] = new_id) -> Editor:
    """Return the editor that fits a row; `new_id` names the records made in it."""
    match item.answer:
        case AnswerKind.TICK:
            from ui.meeting.editors.tick import TickEditor

            return TickEditor(item)
        case AnswerKind.CHOICE:
            from ui.meeting.editors.choice import ChoiceEditor

            return ChoiceEditor(item, new_id)
        case AnswerKind.NUMBER:
            from ui.meeting.editors.number import NumberEditor

            return NumberEditor(item)
        case AnswerKind.LINK:
            from ui.meeting.editors.link import LinkEditor

            return LinkEditor(item)
        case AnswerKind.DATE if len(item.fields) > 1:
            from ui.meeting.editors.times import TimesEditor

            return TimesEditor(item)
        case AnswerKind.DATE:
            from ui.meeting.editors.day import DayEditor

            return DayEditor(item, new_id)
        case _:
            return _in_words(item, new_id)


def _in_words(item: Item, new_id: Callable[[], str]) -> Editor:
    """Return the editor of a row that is answered in words or with records."""
    family = family_of(item)
    if family is Family.AGENDA and len(item.fields) < 2:
        from ui.meeting.editors.purpose import PurposeEditor

        return PurposeEditor(item)
    if family is Family.CLAIM:
        from ui.meeting.editors.claims import ClaimsEditor

        return ClaimsEditor(item, new_id)
    if family in _IN_FIELDS and item.fields and not _is_list(item):
        from ui.meeting.editors.named import NamedEditor

        return NamedEditor(item, new_id)
    if family is None and not item.fields:
        from ui.meeting.editors.words import WordsEditor

        return WordsEditor(item)
    if item.id == "wrap-outcome":
        from ui.meeting.editors.outcome import OutcomeEditor

        return OutcomeEditor(item, new_id)
    from ui.meeting.editors.records import RecordsEditor

    return RecordsEditor(item, new_id)


def _is_list(item: Item) -> bool:
    """Whether a row without records takes several lines: its questions."""
    return item.record is None and item.fields[0].name == "question"
