import pytest

from app.records.person import Role, View
from app.rules.terms import CHANNELS, KINDS, ROLES, STAGES, VIEWS
from checklists.pack import Channel, Kind, Stage


@pytest.mark.parametrize(
    ("words", "things"),
    [
        (KINDS, Kind),
        (CHANNELS, Channel),
        (STAGES, Stage),
        (ROLES, Role),
        (VIEWS, View),
    ],
)
def test_everything_has_one_name_of_its_own(words, things):
    assert set(words) == set(things)
    assert len(set(words.values())) == len(words)
