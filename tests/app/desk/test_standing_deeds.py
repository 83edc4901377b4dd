from app.desk import knowing, people
from app.desk.standing import deeds_of
from app.records.account import Account
from app.records.knowledge import StageFact


def test_the_deeds_of_an_account_are_its_own_and_of_who_works_there(desk):
    here = people.add_account(desk, "Brandt", zone="Europe/Berlin")
    there = people.add_account(desk, "Oka")
    mia = people.add_person(desk, "Mia Vogel", account=here.id)
    people.add_person(desk, "Ken Oka", account=there.id)
    order = knowing.fact(desk, "Hall A", account=here.id, stage_fact=StageFact.ORDER)
    knowing.fact(desk, "Boats", account=there.id, stage_fact=StageFact.ORDER)
    deeds = deeds_of(desk.book, desk.the(Account, here.id))
    assert deeds.facts == (order,)
    assert list(deeds.people) == [mia.id]
    assert str(deeds.zone) == "Europe/Berlin"


def test_who_works_elsewhere_now_is_no_deed_of_the_old_account(desk):
    here = people.add_account(desk, "Brandt")
    mia = people.add_person(desk, "Mia Vogel", account=here.id)
    people.work_elsewhere(desk, mia.id, "Oka")
    assert not deeds_of(desk.book, here).people
