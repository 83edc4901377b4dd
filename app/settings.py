"""What the user may set, with the defaults of PACKS; kept in the book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from fractions import Fraction
from typing import Final


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting that touches a figure, a list or a page.

    `zone` and `region` are the rep's own; `own_domains` her mail domains, lower
    case; thresholds are named after what they limit, with the unit in the name;
    shares are exact. `confidence` is 80, 90 or 95 and changes only what is shown.
    `paper` is A4 or Letter. The journal holds when each was changed.
    """

    name: str = ""
    zone: str = "UTC"
    region: str = ""
    own_emails: tuple[str, ...] = ()
    own_domains: tuple[str, ...] = ()
    paper: str = "A4"
    confidence: int = 80
    follow_through_days: int = 90
    follow_through_long_days: int = 365
    follow_through_least: int = 4
    recap_hours: int = 24
    quiet_working_days: int = 7
    contact_days: int = 180
    foothold_days: int = 730
    look_in_again_hours: int = 2
    day_ends: time = time(17, 30)
    day_opens: time = time(8, 30)
    weekly_status_day: int = 4
    weekly_status_time: time = time(14, 0)
    phone_country: str = ""
    stage_on_brief: bool = False
    # Working hours of whoever has none of their own (PACKS section 13).
    work_opens: time = time(8)
    work_closes: time = time(18)
    # How long a list is, and when each stop is in time (sections 2 and 5).
    short_minutes: int = 15
    short_booked_hours: int = 24
    plan_limit_hours: int = 24
    practise_opens_hours: int = 48
    practise_limit_hours: int = 2
    last_check_minutes: int = 15
    wrap_limit_minutes: int = 60
    # What the rules compare with (section 8).
    largest_ask_me_too: int = 2
    largest_ask_proposal: int = 3
    largest_ask_foothold: int = 3
    largest_ask_me_first: int = 3
    largest_ask_only_me: int = 4
    landscape_days: int = 90
    agenda_break_minutes: int = 60
    agenda_attendees: int = 8
    agenda_first_minutes: int = 10
    questions_least: int = 3
    questions_most: int = 14
    gap_before_minutes: int = 10
    gap_after_minutes: int = 5
    room_link_minutes: int = 30
    evidence_months: int = 12
    theirs_overdue_working_days: int = 3
    rest_days: int = 90
    asks_days: int = 180
    asks_over_gives: int = 2
    trades_proposal: int = 2
    trades_renewal: int = 1
    same_no_accounts: int = 3
    same_no_days: int = 90
    # A move by us is at short notice (section 10.1); a wording fix (section 13).
    short_notice_hours: int = 24
    alike_share: Fraction = Fraction(3, 5)
    # The standing (section 9): facts, and the step to me-first.
    breach_working_days: int = 5
    stage_window_days: int = 365
    stage_first_order_days: int = 90
    stage_called_first_least: int = 2
    stage_called_first_share: Fraction = Fraction(2, 3)
    stage_promises_least: int = 5
    stage_promises_share: Fraction = Fraction(7, 10)
    stage_after_sales_days: int = 90
    stage_after_sales_late_days: int = 3
    stage_contacts_least: int = 2
    # The step to only-me.
    stage_ally_held_days: int = 180
    stage_ally_orders_least: int = 3
    stage_ally_sessions_least: int = 2
    stage_ally_sessions_apart_days: int = 30
    stage_ally_disclosures_least: int = 1
    stage_ally_theirs_least: int = 3
    stage_ally_theirs_share: Fraction = Fraction(2, 3)
    stage_ally_promises_least: int = 7
    stage_ally_promises_share: Fraction = Fraction(4, 5)
    stage_ally_contacts_least: int = 3
    stage_ally_functions_least: int = 2
    # The way down, from only-me and from me-first; `foothold_days` ends the mark.
    stage_leave_ally_no_session_days: int = 365
    stage_leave_ally_not_kept_least: int = 3
    stage_leave_ally_promises_share: Fraction = Fraction(17, 20)
    stage_leave_ally_overdue_days: int = 30
    stage_leave_ally_problem_days: int = 14
    stage_leave_ally_no_contact_days: int = 120
    stage_leave_ally_theirs_least: int = 3
    stage_leave_ally_theirs_share: Fraction = Fraction(1, 3)
    stage_leave_first_not_kept_least: int = 3
    stage_leave_first_promises_share: Fraction = Fraction(3, 4)
    stage_leave_first_overdue_days: int = 30
    stage_leave_first_quiet_days: int = 540
    # Between changes.
    stage_apart_days: int = 90
    stage_hold_days: int = 180
    stage_notice_days: int = 14


BY_MEETING: Final = frozenset(
    {
        "quiet_working_days",
        "look_in_again_hours",
        "short_minutes",
        "short_booked_hours",
        "plan_limit_hours",
        "practise_opens_hours",
        "practise_limit_hours",
        "last_check_minutes",
        "wrap_limit_minutes",
        "largest_ask_me_too",
        "largest_ask_proposal",
        "largest_ask_foothold",
        "largest_ask_me_first",
        "largest_ask_only_me",
        "landscape_days",
        "agenda_break_minutes",
        "agenda_attendees",
        "agenda_first_minutes",
        "questions_least",
        "questions_most",
        "gap_before_minutes",
        "gap_after_minutes",
        "room_link_minutes",
        "evidence_months",
        "theirs_overdue_working_days",
        "rest_days",
        "trades_proposal",
        "trades_renewal",
        "same_no_accounts",
        "same_no_days",
    }
)
"""A meeting goes by what these were when it was booked (PACKS section 12.1)."""
