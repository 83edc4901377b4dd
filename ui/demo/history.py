"""What went before the week of the sample: weeks of calls, and what is on file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

from app.desk import contacts, exchanging, knowing, people, settings
from app.exchange.samples import sample
from app.exchange.vcard import read_cards
from app.records.knowledge import KnownBy, Size, StageFact
from app.records.person import Role, View
from ui.demo.calls import Call
from ui.demo.clock import HOME, at_home
from ui.demo.rep import Rep, Scene

IDA = "ida.holm@holm.example"
BEGINS = at_home("2026-08-31 08:30")


def history() -> Iterator[Scene]:
    """Yield the first morning with Earnest, and all calls before the week."""
    yield Scene(BEGINS, "say who she is", _say_who_she_is)
    yield Scene(at_home("2026-08-31 08:34"), "take in contacts", _take_in_contacts)
    yield Scene(at_home("2026-08-31 08:40"), "note who is who", _note_who_is_who)
    yield Scene(
        at_home("2026-08-31 08:44"), "note where they are", _note_where_they_are
    )
    for fact in _told()["fact"]:
        when = max(at_home(fact["at"]), at_home("2026-08-31 09:00"))
        yield Scene(when, "write down a fact", partial(_note, fact))
    for call in _told()["call"]:
        yield from Call(call).scenes()
    for point in _told()["point"]:
        yield Scene(at_home(point["at"]), "note a point", partial(_weigh, point))
    for trade in _told()["trade"]:
        yield Scene(at_home(trade["at"]), "note a trade", partial(_trade, trade))
    for ask in _told()["ask"]:
        yield Scene(at_home(ask["at"]), "ask for something", partial(_ask, ask))


@cache
def _told() -> dict[str, Any]:
    """Return the tables of history.toml: where, call, fact, ask and person."""
    return tomllib.loads(Path(__file__).with_name("history.toml").read_text("utf-8"))


def _say_who_she_is(rep: Rep) -> None:
    settings.change(
        rep.desk,
        name="Ida Holm",
        zone=HOME,
        region="CZ",
        phone_country="CZ",
        own_emails=(IDA,),
        own_domains=("holm.example",),
    )


def _take_in_contacts(rep: Rep) -> None:
    cards = read_cards(sample("contacts.vcf"), region="CZ")
    made = contacts.apply_cards(rep.desk, cards)
    rep.tell(f"Ida Holm takes in her contacts. {made.sentence}")


def _note_who_is_who(rep: Rep) -> None:
    for told in _told()["person"]:
        known = dict(told)
        name, firm = known.pop("name"), known.pop("account", "")
        if firm:
            people.add_person(rep.desk, name, account=rep.account(firm).id)
        person = rep.person(name)
        if "view" in known:
            known["view"] = View(known["view"])
        people.edit_person(
            rep.desk, person.id, **(known | {"role": Role(known["role"])})
        )


def _note_where_they_are(rep: Rep) -> None:
    for account, zone, region in _told()["where"]["they_are"]:
        people.edit_account(rep.desk, rep.account(account).id, zone=zone, region=region)


def _note(fact: dict[str, Any], rep: Rep) -> None:
    known = dict(fact)
    account = rep.account(known.pop("account"))
    known["dated"] = at_home(known.pop("at"))
    known["stage_fact"] = StageFact(known["stage_fact"])
    if "answered" in known:
        known["answered"] = at_home(known["answered"])
    knowing.fact(rep.desk, known.pop("what"), account=account.id, **known)


def _ask(told: dict[str, Any], rep: Rep) -> None:
    """Put something to them: planned and asked at once, and no answer yet."""
    asked = exchanging.ask(
        rep.desk,
        told["what"],
        account=rep.account(told["account"]).id,
        whom=rep.person(told["whom"]).id,
        we_gain=told["we_gain"],
        size=told["size"],
    )
    exchanging.asked(rep.desk, asked.id)


def _weigh(told: dict[str, Any], rep: Rep) -> None:
    known = dict(told)
    del known["at"]
    account, subject = rep.account(known.pop("account")), known.pop("subject")
    for whose in ("size_to_them", "size_to_us"):
        known[whose] = Size(known[whose])
    known["known_by"] = KnownBy(known["known_by"])
    knowing.point(rep.desk, subject, account=account.id, **known)


def _trade(told: dict[str, Any], rep: Rep) -> None:
    known = dict(told)
    del known["at"]
    exchanging.concede(rep.desk, account=rep.account(known.pop("account")).id, **known)
