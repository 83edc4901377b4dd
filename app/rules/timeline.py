"""Everything that happened with an account, in one line each, the newest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time
from typing import Final

from app.account_file import AccountFile
from app.records.meeting import Meeting, MeetingId, Outcome
from app.records.promise import Promise, PromiseState
from app.rules.dated_lines import Line, Weight, line_of, of_deeds
from app.rules.follow_through import due_that_counts, excuse, reckon
from app.rules.standing.promised import is_promised
from app.rules.standing.replay import Change
from app.rules.terms import KINDS, STAGES
from app.rules.wording import count, short_day

_RUNGS: Final = tuple(STAGES)


def timeline(file: AccountFile, changes: Iterable[Change] = ()) -> tuple[Line, ...]:
    """Return every dated record of an account in one line, the newest first.

    What did not happen yet is told elsewhere, but for meetings to come. A promise
    that was kept by its day stands in the line of its meeting, any other in its own.
    What was written down in a meeting's rows stands there: here it tells nothing.
    """
    lines = (
        *_meetings(file),
        *_promises(file),
        *of_deeds(file),
        *_changes(file, changes),
    )
    return tuple(sorted(lines, key=lambda one: (one.at, one.key), reverse=True))


def years(lines: Sequence[Line]) -> Mapping[int, tuple[Line, ...]]:
    """Return lines by their year, the newest year first."""
    found: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        found[line.day.year].append(line)
    return {year: tuple(found[year]) for year in sorted(found, reverse=True)}


def _meetings(file: AccountFile) -> Iterator[Line]:
    made = _made_in(file)
    for one in file.meetings:
        promises = made.get(one.id, [])
        kept = [p for p in promises if _plainly_kept(p)]
        word, weight = _state(one, file.now)
        kind = KINDS[one.kind]
        about = "" if kind.casefold() in one.title.casefold() else kind
        settled = sum(_is_settled(p, file.now) for p in promises)
        if settled:
            share = f"{len(kept)} of {count(settled, 'promise')} kept"
            about = " · ".join(filter(None, (about, share)))
        title = one.title.removesuffix(f", {file.account.name}")
        yield line_of(
            file, one.starts.instant, title, one, word, weight, about,
            tuple(p.id for p in kept),
        )  # fmt: skip


def _state(meeting: Meeting, now: datetime) -> tuple[str, Weight]:
    if meeting.outcome is Outcome.HELD:
        return "", Weight.PLAIN
    if meeting.outcome is not Outcome.BOOKED:
        return meeting.outcome.value, Weight.PLAIN
    if meeting.ends.instant > now:
        return "coming", Weight.CLOSE
    return "not wrapped up", Weight.CARE


def _made_in(file: AccountFile) -> Mapping[MeetingId, list[Promise]]:
    known = {one.id for one in file.meetings}
    made: dict[MeetingId, list[Promise]] = defaultdict(list)
    for promise in file.promises:
        if promise.meeting in known and promise.meeting and is_promised(promise):
            made[promise.meeting].append(promise)
    return made


def _is_settled(promise: Promise, now: datetime) -> bool:
    """Say whether it counts, and it is known by now how it ended."""
    due, twice = due_that_counts(promise)
    if due is None or (not twice and excuse(promise, due)):
        return False
    return promise.done is not None or due.instant < now


def _plainly_kept(promise: Promise) -> bool:
    due, twice = due_that_counts(promise)
    if due is None or promise.state is not PromiseState.DONE:
        return False
    return reckon(promise, due, moved_twice=twice).kept


def _promises(file: AccountFile) -> Iterator[Line]:
    meetings = {one.id for one in file.meetings}
    for one in file.promises:
        if not is_promised(one):
            continue
        if one.meeting in meetings and _plainly_kept(one):
            continue
        if ended := _ended(one, file.now):
            at, words, weight = ended
            whose = "we" if one.ours else "they"
            yield line_of(file, at, one.what, one, f"{whose} {words}", weight)


def _ended(promise: Promise, now: datetime) -> tuple[datetime, str, Weight] | None:
    """Return when and how a promise ended, moved or broke; None while it is open."""
    match promise.state:
        case PromiseState.DONE if promise.done:
            return promise.done, *_kept_words(promise)
        case PromiseState.CANCELLED if promise.cancelled:
            return promise.cancelled, "called it off", Weight.PLAIN
        case PromiseState.VOID if promise.voided:
            return promise.voided, "need not, things changed", Weight.PLAIN
        case PromiseState.OPEN if promise.due and promise.due.instant < now:
            return promise.due.instant, "did not keep it yet", Weight.BAD
        case PromiseState.OPEN if promise.moves:
            last = promise.moves[-1]
            return last.at, f"moved it to {short_day(last.now.day)}", Weight.CARE
        case _:
            return None


def _kept_words(promise: Promise) -> tuple[str, Weight]:
    due, twice = due_that_counts(promise)
    if due is None:
        return "kept it", Weight.GOOD
    how = reckon(promise, due, moved_twice=twice)
    return (
        ("kept it", Weight.GOOD) if how.kept else (f"kept it, {how.why}", Weight.CARE)
    )


def _changes(file: AccountFile, changes: Iterable[Change]) -> Iterator[Line]:
    for one in changes:
        at = datetime.combine(one.on, time.max, file.zone)
        up = _RUNGS.index(one.now) > _RUNGS.index(one.was)
        weight = Weight.CLOSE if up else Weight.BAD
        yield Line(
            at, one.on, STAGES[one.now], f"because {one.why}", "standing", weight
        )
