from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.records.account import AccountId
from app.records.knowledge import Claim, ClaimId
from app.rules.proof import NOT_YET, may_be_told, proof_told

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
BLANK = st.sampled_from(["", " ", "\t"])


def claim(evidence, **given):
    return Claim(
        ClaimId("c"), AccountId("a"), "a third less", NOW, evidence=evidence, **given
    )


@given(st.text("abc", min_size=1), BLANK, st.booleans())
def test_proof_that_nobody_said_is_told_as_it_is(proof, nobody, agreed):
    made = claim(proof, quoted=nobody, may_quote=agreed)
    assert may_be_told(made)
    assert proof_told(made) == proof


@given(st.text("abc", min_size=1), st.text("xyz", min_size=1))
def test_a_quote_is_told_with_its_name_once_they_agreed_and_not_before(proof, who):
    made = claim(proof, quoted=who, may_quote=True)
    assert proof_told(made) == f"{proof}, said by {who}"
    unasked = claim(proof, quoted=who)
    assert not may_be_told(unasked)
    assert proof_told(unasked) == NOT_YET


@given(BLANK, st.sampled_from(["", "Anna"]), st.booleans())
def test_where_there_is_no_proof_none_is_told(blank, who, agreed):
    assert proof_told(claim(blank, quoted=who, may_quote=agreed)) == ""
