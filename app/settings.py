"""What the user may set, with the defaults of PACKS; kept in the book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting that touches a figure, a list or a page.

    `zone` and `region` are the rep's own; `own_domains` her mail domains, lower
    case; thresholds are named after what they limit, with the unit in the name.
    `confidence` is 80, 90 or 95 and changes only what is shown. `paper` is A4 or
    Letter. `counts_from` dates the last change of a threshold in the journal, not here.
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
