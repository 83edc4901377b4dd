from datetime import timedelta

from app.desk import calling, moving, promising
from app.desk.reminding import outlook
from app.records.moment import Due
from app.rules.reminders import Occasion, reminders


def occasions(desk):
    looked = outlook(desk.book, desk.now)
    return [one.occasion for one in reminders(looked, (), desk.now)]


def test_the_book_tells_what_is_to_be_reminded_of(desk, meeting, clock):
    starts = meeting.starts.instant
    clock.now = starts - timedelta(minutes=15)
    assert Occasion.LAST_CHECK in occasions(desk)
    clock.now = starts - timedelta(minutes=1)
    calling.join(desk, meeting.id)
    clock.now = starts + timedelta(minutes=20)
    assert occasions(desk) == []
    calling.end(desk, meeting.id)
    looked = outlook(desk.book, desk.now)
    assert [m.id for m in looked.wraps] == [meeting.id]
    assert Occasion.WRAP in occasions(desk)


def test_a_call_nobody_spoke_of_is_asked_about_but_not_while_it_runs(
    desk, meeting, clock
):
    clock.now = meeting.starts.instant
    calling.join(desk, meeting.id)
    clock.now = meeting.ends.instant + timedelta(minutes=1)
    assert outlook(desk.book, clock.now).unsaid == ()
    clock.now = meeting.ends.instant + timedelta(hours=3)
    assert [m.id for m in outlook(desk.book, clock.now).unsaid] == [meeting.id]
    moving.nobody_came(desk, meeting.id)
    assert outlook(desk.book, clock.now).unsaid == ()


def test_promises_of_today_and_the_next_working_day_are_read(desk, meeting, clock):
    zone = desk.book.settings().zone
    made = {
        days: promising.promise(
            desk,
            f"in {days}",
            ours=True,
            account=meeting.account,
            due=Due.at(clock.now + timedelta(days=days), zone),
        )
        for days in (0, 1, 9)
    }
    read = {p.id for p in outlook(desk.book, clock.now).promises}
    assert made[0].id in read
    assert made[1].id in read
    assert made[9].id not in read
    promising.keep(desk, made[9].id)
    clock.now += timedelta(minutes=1)
    assert made[9].id in {p.id for p in outlook(desk.book, clock.now).promises}
