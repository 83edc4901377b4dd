"""What of an account's file may stand on a page for inside use."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.account_file import AccountFile
from app.records.person import Person, PersonId
from app.records.promise import Promise
from reports.follow_through.values import Wishes

LEFT_OUT: Final = "left out by the rep"


def may_be_shown(file: AccountFile, wishes: Wishes) -> AccountFile:
    """Return the file without what is private, and without what the rep leaves out.

    Conduct, ties and notes on people never leave (PACKS section 2), nor does a
    private promise. Whoever is left out loses the name, a promise its words: what is
    counted stays.
    """
    return replace(
        file,
        people=tuple(_person(one, wishes) for one in file.people),
        once=tuple(_person(one, wishes) for one in file.once),
        promises=tuple(_promise(p, wishes) for p in file.promises if not p.private),
    )


def name_of(file: AccountFile, person: PersonId | None) -> str:
    """Return a name; nothing for nobody, and for somebody who is gone."""
    return file.names.get(person, "") if person else ""


def _person(person: Person, wishes: Wishes) -> Person:
    name = LEFT_OUT if person.id in wishes.without else person.name
    return replace(person, name=name, conduct="", tie="", note="")


def _promise(promise: Promise, wishes: Wishes) -> Promise:
    if promise.id not in wishes.without:
        return promise
    return replace(promise, what=LEFT_OUT, who_words="")
