"""Who sees it differently, in their words, and where they may be right (PACKS 6.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.dossier import Dossier
from app.records.knowledge import Need
from app.records.meeting import Answer, Answered
from app.records.person import Person, PersonId, Role, View
from app.rules.wording import equalised
from checklists.pack import ItemId

ROW: Final = ItemId("reh-dissent")
_DIFFERING: Final = frozenset({View.DIFFERS, View.OPPOSES})
_PERSON, _ABOUT = "person", "about what"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Somebody of another view: `said` are their own words, `matter` what it is about.

    `right` is where they may be right. The row may hold plain words alone: then
    nobody is named.
    """

    view: View
    who: str = ""
    person: PersonId | None = None
    said: str = ""
    matter: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class _Voice:
    view: View
    who: str
    about: str
    person: Person | None = None
    said: Need | None = None

    @property
    def weakness(self) -> tuple[bool, bool, float]:
        decides = self.person is not None and self.person.role is Role.DECIDES
        spoke = self.said.said.timestamp() if self.said else 0.0
        return self.view is not View.OPPOSES, not decides, -spoke


def strongest_disagreement(dossier: Dossier) -> Disagreement | None:
    """Return the strongest view against ours that is on record, if there is one.

    Whoever opposes comes before whoever differs, who decides before the others,
    then who spoke last.
    """
    given = _given(dossier)
    if voices := [*_voices(dossier, given)]:
        voice = min(voices, key=lambda one: one.weakness)
        said = voice.said.words.strip() if voice.said else ""
        matter, right = _parted(voice.about)
        if said and not right:
            # Their words say what they mean; what it is about is what may be right.
            matter, right = "", matter
        person = voice.person.id if voice.person else None
        return Disagreement(voice.view, voice.who, person, said, matter, right)
    if given and given.text.strip():
        matter, right = _parted(given.text)
        return Disagreement(View.DIFFERS, matter=matter, right=right)
    return None


def _voices(dossier: Dossier, given: Answer | None) -> Iterator[_Voice]:
    """Yield the account's people of another view, then whom the row names besides."""
    account = dossier.account.id
    written = dict(_written(given)) if given else {}
    theirs = {p.id: p for p in dossier.people.values() if p.account == account}
    named = set(given.links) if given else set()
    for person in theirs.values():
        in_row = written.pop(equalised(person.name), None)
        differs = person.view in _DIFFERING
        asked = person.view is None and (in_row is not None or person.id in named)
        if differs or asked:
            about = person.view_about.strip() or (in_row[1] if in_row else "")
            said = _newest(dossier, person.id)
            view = person.view or View.DIFFERS
            yield _Voice(view, person.name, about, person, said)
    for who, about in written.values():
        yield _Voice(View.DIFFERS, who, about)


def _given(dossier: Dossier) -> Answer | None:
    answer = dossier.answers.get(ROW)
    if answer is None or answer.none or answer.at > dossier.now:
        return None
    return answer if answer.state is Answered.ANSWERED else None


def _written(given: Answer) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield whom the fields of the row name, compared as names are, and about what."""
    who = ""
    for value in given.values:
        if value.field == _PERSON and value.text.strip():
            who = value.text.strip()
            yield equalised(who), (who, "")
        elif value.field == _ABOUT and who:
            yield equalised(who), (who, value.text.strip())


def _newest(dossier: Dossier, person: PersonId) -> Need | None:
    spoken: list[tuple[datetime, int, Need]] = [
        (need.said, at, need)
        for at, need in enumerate(dossier.needs)
        if need.who == person and need.words.strip() and need.said <= dossier.now
    ]
    return max(spoken)[2] if spoken else None


def _parted(text: str) -> tuple[str, str]:
    """Part `doubts self-service; at night shifts he is right`, as the row's example."""
    matter, _, right = text.partition(";")
    return matter.strip(), right.strip()
