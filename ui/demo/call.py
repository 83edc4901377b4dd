"""The call with Norrland and what came of it, until the evening."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from app.desk import answering, calling, catching, promising, timing, wrapping
from app.records.knowledge import Need
from app.records.meeting import Meeting
from app.records.promise import Promise, PromiseState
from checklists.pack import ItemId, Phase
from ui.demo.clock import at_home
from ui.demo.preparing import Said, go_down
from ui.demo.rep import Rep, Scene
from ui.demo.story import CASA_VERDE, HAVEL, NORRLAND, OKA

AFTER_ALL = at_home("2026-11-23 19:00")
IN_NORRLAND = (
    "need nobody should find out at six that line 3 stands from Tomás",
    "we promise Changeover data from Brandt to Tomás by Tue 24 Nov 17:00",
    "we promise Answer on SOC 2 to Anna by Fri 4 Dec",
)
IN_HAVEL = (
    "need a way out if the bank says no from Petra",
    "we promise New notice clause to Petra by Wed 25 Nov 12:00",
)
IN_CASA_VERDE = (
    "need the rota by Thursday noon from Lucía",
    "we promise Training plan to Lucía by Fri 27 Nov",
)


def call() -> Iterator[Scene]:
    """Yield what Ida does on Monday from 13:47 on."""
    for at, words, act in (
        ("13:47", "keep a promise", partial(_keep, "Security paper")),
        ("13:52", "do the last check", partial(_check, NORRLAND)),
        ("13:59", "join", partial(_join, NORRLAND)),
        ("14:09", "catch lines", partial(_catch, NORRLAND, IN_NORRLAND)),
        ("14:41", "agree aloud", _agree),
        ("14:43", "end", partial(_end, NORRLAND)),
        ("14:44", "close the wrap", partial(_wrap, NORRLAND)),
        ("14:47", "send the recap", partial(_send, NORRLAND)),
        ("14:52", "close the wrap", partial(_wrap, OKA)),
        ("14:55", "send the recap", partial(_send, OKA)),
        ("15:18", "do the last check", partial(_check, HAVEL)),
        ("15:30", "join", partial(_join, HAVEL)),
        ("15:41", "catch lines", partial(_catch, HAVEL, IN_HAVEL)),
        ("15:59", "end", partial(_end, HAVEL)),
        ("16:03", "close the wrap", partial(_wrap, HAVEL)),
        ("16:05", "send the recap", partial(_send, HAVEL)),
        ("16:20", "keep a promise", partial(_keep, "Changeover data from Brandt")),
        ("16:55", "prepare a meeting", partial(_finish, CASA_VERDE)),
        ("17:05", "do the last check", partial(_check, CASA_VERDE)),
        ("17:14", "dial", partial(_join, CASA_VERDE)),
        ("17:25", "catch lines", partial(_catch, CASA_VERDE, IN_CASA_VERDE)),
        ("17:38", "end", partial(_end, CASA_VERDE)),
        ("17:41", "close the wrap", partial(_wrap, CASA_VERDE)),
        ("17:43", "send the recap", partial(_send, CASA_VERDE)),
        ("17:50", "tell them it is late", partial(_tell_late, "Price for 40 seats")),
        ("18:35", "keep a promise", partial(_keep, "Price for 40 seats")),
    ):
        yield Scene(at_home(f"2026-11-23 {at}"), words, act)


def _keep(what: str, rep: Rep) -> None:
    promising.keep(rep.desk, rep.promise(what).id)


def _tell_late(what: str, rep: Rep) -> None:
    promising.tell_late(rep.desk, rep.promise(what).id)


def _finish(title: str, rep: Rep) -> None:
    go_down(rep, rep.meeting(title).id, (Phase.PLAN, Phase.REHEARSE))


def _check(title: str, rep: Rep) -> None:
    go_down(rep, rep.meeting(title).id, (Phase.PREFLIGHT,))


def _join(title: str, rep: Rep) -> None:
    here = rep.meeting(title).id
    calling.join(rep.desk, here)
    answering.answer(rep.desk, here, ItemId("live-open"), "as planned")


def _catch(title: str, lines: tuple[str, ...], rep: Rep) -> None:
    here = rep.meeting(title).id
    for line in lines:
        catching.capture(rep.desk, here, line)
    heard = rep.desk.book.of_meeting(Need, here)
    answering.answer_with(rep.desk, here, ItemId("live-learned"), heard)


def _agree(rep: Rep) -> None:
    """Say the next step aloud: what was wanted, and what both promised."""
    here = rep.meeting(NORRLAND).id
    made = rep.desk.book.of_meeting(Promise, here)
    wanted = next(p for p in made if p.state is PromiseState.WANTED)
    promising.accept(rep.desk, wanted.id)
    links = [p.id for p in made]
    answering.answer(rep.desk, here, ItemId("live-next-step"), links=links)


def _end(title: str, rep: Rep) -> None:
    meeting = rep.meeting(title)
    _reach_all(rep, meeting)
    calling.end(rep.desk, meeting.id)


def _reach_all(rep: Rep, meeting: Meeting) -> None:
    for line in range(len(meeting.agenda.lines)):
        timing.reach(rep.desk, meeting.id, line)


def _wrap(title: str, rep: Rep) -> None:
    here = rep.meeting(title).id
    said: Said = {
        "wrap-exp-fit": "yes | line 3 stands for the reasons we can change",
    }
    go_down(rep, here, (Phase.WRAP,), said)
    wrapping.close_wrap(rep.desk, here)


def _send(title: str, rep: Rep) -> None:
    wrapping.copy_recap(rep.desk, rep.meeting(title).id)
