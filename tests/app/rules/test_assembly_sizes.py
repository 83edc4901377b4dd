"""The size table of PACKS section 12.2, cell by cell."""

from itertools import chain

import pytest

from app.rules.assembly import assemble, pack_promises
from checklists.condition import Circumstances
from checklists.library import Library
from checklists.pack import Channel, Fills, Kind, Length, Phase

BEFORE = (Phase.PLAN, Phase.REHEARSE, Phase.PREFLIGHT)

# Rows to see / of these by hand / of these in words. The columns: short before,
# call, after; standard plan, practise, last check, before, call, after; full before,
# call, after; self rows and pack promises in short, standard and full.
WEB = """
exploratory 4/1/1 2/2/2 2/1/0 5/3/3 5/2/2 5/3/0 15/8/5 5/3/2 4/2/0 15/8/5 5/3/2 5/3/1 1/6/6 0/5/6
demo        7/2/1 2/2/2 1/0/0 5/2/2 5/3/2 5/1/0 15/6/4 5/3/2 4/2/1 18/9/5 5/3/2 5/3/2 1/6/6 0/4/5
proposal    6/2/2 2/2/2 2/0/0 5/3/3 5/2/2 5/2/1 15/7/6 5/3/2 4/1/0 19/10/7 5/3/2 5/2/1 1/6/6 1/5/6
kickoff     6/2/2 2/2/2 1/0/0 5/3/3 4/2/2 5/2/0 14/7/5 5/3/2 4/2/1 15/8/5 5/3/2 5/3/2 1/7/7 1/5/6
training    6/3/2 2/2/2 2/1/1 5/3/3 5/3/2 5/2/0 15/8/5 5/3/2 4/2/1 17/10/5 5/3/2 5/3/2 1/6/6 0/4/5
after-sales 4/1/1 2/2/2 2/0/0 4/3/3 5/3/2 5/3/0 14/9/5 5/3/2 4/1/0 14/9/5 5/3/2 5/2/1 1/7/7 0/5/6
renewal     6/3/3 2/2/2 1/0/0 5/3/3 5/3/3 5/2/0 15/8/6 5/3/2 4/2/1 17/10/7 5/3/2 5/3/2 1/6/6 0/4/5
win-back    6/2/2 3/3/2 1/0/0 5/2/2 5/2/2 5/3/0 15/7/4 5/4/2 4/1/0 16/8/5 5/4/2 5/2/1 1/6/6 0/4/5
"""  # noqa: E501 - a table
TABLE = [(line.split()[0], line.split()[1:]) for line in WEB.strip().splitlines()]
STANDARD_LAST_CHECK, STANDARD_BEFORE, FULL_BEFORE = 5, 6, 9


def cell(lines):
    lines = list(lines)
    hand = [[item for item in line.items if item.fills is Fills.HAND] for line in lines]
    words = [any(item.in_words for item in items) for items in hand]
    return f"{len(lines)}/{sum(map(bool, hand))}/{sum(words)}"


def sizes(kind, channel):
    library = Library()
    items = library.items(library.packs_for(kind, channel))
    where = Circumstances(kind, channel)
    short, standard, full = (assemble(items, where, length) for length in Length)

    def before(lists):
        there = [lists[phase].lines for phase in BEFORE if phase in lists]
        return cell(chain.from_iterable(there))

    def rest(lists):
        return [cell(lists[phase].lines) for phase in (Phase.LIVE, Phase.WRAP)]

    by_itself = [
        sum(len(phase.folded) for phase in lists.values())
        for lists in (short, standard, full)
    ]
    promises = [len(pack_promises(items, where, length)) for length in Length]
    return [
        before(short),
        *rest(short),
        *(cell(standard[phase].lines) for phase in BEFORE),
        before(standard),
        *rest(standard),
        before(full),
        *rest(full),
        "/".join(map(str, by_itself)),
        "/".join(map(str, promises)),
    ]


def one_more(cell, *, rows=0, hand=0):
    seen, by_hand, words = map(int, cell.split("/"))
    return f"{seen + rows}/{by_hand + hand}/{words}"


@pytest.mark.parametrize(("kind", "expected"), TABLE)
def test_a_web_meeting_has_the_sizes_of_the_table(kind, expected):
    assert sizes(Kind(kind), Channel.WEB) == expected


@pytest.mark.parametrize(("kind", "expected"), TABLE)
def test_a_phone_meeting_has_them_too_but_for_the_shared_screen(kind, expected):
    expected = list(expected)
    if kind in {"demo", "proposal", "kickoff", "training", "renewal"}:
        for place in (STANDARD_LAST_CHECK, STANDARD_BEFORE):
            expected[place] = one_more(expected[place], hand=1)
        expected[FULL_BEFORE] = one_more(expected[FULL_BEFORE], rows=-1)
    assert sizes(Kind(kind), Channel.PHONE) == expected


@pytest.mark.parametrize(
    ("kind", "channel", "length", "count"),
    [
        (Kind.DEMO, Channel.WEB, Length.FULL, 24),
        (Kind.AFTER_SALES, Channel.PHONE, Length.STANDARD, 21),
        (Kind.PROPOSAL, Channel.WEB, Length.SHORT, 8),
    ],
)
def test_the_worked_examples_have_their_rows(kind, channel, length, count):
    library = Library()
    items = library.items(library.packs_for(kind, channel))
    lists = assemble(items, Circumstances(kind, channel), length)
    assert sum(len(lists[phase].items) for phase in BEFORE if phase in lists) == count
