"""Every threshold as a sentence with the number in it, and what it changes.

The defaults and their meaning are those of PACKS sections 2 and 5 to 11.
"""

from __future__ import annotations

from typing import Final

from ui.settings.sentence import Group, Sentence

FIGURES: Final = "Changing it changes figures at once."
NEW: Final = "Meetings booked from now on use it."
NEW_ONES: Final = (
    "Meetings booked from now on use these; the others keep what held when they were "
    "booked."
)
WORKING_DAY: Final = Group(
    "Working day",
    (
        Sentence(
            "Working hours are from {work_opens} to {work_closes} on working days.",
            "For whoever has no hours of their own. A call outside them shows a check; "
            "how long a quote took is counted within them, at once.",
        ),
        Sentence(
            "The working day opens at {day_opens}.",
            "What is due that day is listed then, once.",
        ),
        Sentence(
            "The day ends at {day_ends}.",
            "What is open and what is due tomorrow is listed then, or 15 minutes "
            "after the last call.",
        ),
        Sentence(
            "A weekly note is due on {weekly_status_day} at {weekly_status_time}.",
            "Weekly notes promised from now on; the others keep their day.",
        ),
    ),
)
LENGTHS: Final = Group(
    "Lengths and windows",
    (
        Sentence(
            "A meeting of at most {short_minutes} minutes has the short list.",
            "Must rows only; planning and practising are one stop.",
        ),
        Sentence(
            "So has one booked or moved at most {short_booked_hours} hours before it "
            "starts.",
            "There is no time for more. You may choose another length at any time.",
        ),
        Sentence(
            "The last check opens {last_check_minutes} minutes before the start.",
            "Its rows may be answered earlier.",
        ),
    ),
    (
        Sentence(
            "Planning is in time until {plan_limit_hours} hours before the start.",
            "Later answers count in full and are marked late.",
        ),
        Sentence(
            "Practising opens {practise_opens_hours} hours before the start and is in "
            "time until {practise_limit_hours} hours before it.",
            "The short list is in time just as long.",
        ),
        Sentence(
            "Number, line, link and sound are asked again when that look is older "
            "than {look_in_again_hours} hours.",
            "A later look is enough.",
        ),
        Sentence(
            "Wrapping up is in time until {wrap_limit_minutes} minutes after the end.",
            "Later is marked late and counts as well.",
        ),
        Sentence(
            "An edited answer keeps its time while {alike_share} of its letters stay.",
            "Less is a new answer with a time of its own. It holds at once.",
        ),
    ),
    "When each stop is in time",
    NEW_ONES,
)
MEETINGS: Final = Group(
    "Meetings",
    (
        Sentence(
            "Leave {gap_before_minutes} minutes before a call and {gap_after_minutes} "
            "after it.",
            "With less, the meeting shows a check.",
        ),
        Sentence(
            "A call over {agenda_break_minutes} minutes needs a break.",
            "Without one, its agenda shows a check.",
        ),
        Sentence(
            "They come up in the first {agenda_first_minutes} minutes of the agenda.",
            "If only we speak until then, it shows a check.",
        ),
        Sentence(
            "Bring at least {questions_least} questions, and at most {questions_most}.",
            "The least is for a first date, after-sales, renewal and win-back. Fewer "
            "is a check, more a note.",
        ),
    ),
    (
        Sentence(
            "An invite of ours goes to at most {agenda_attendees} people.",
            "With more, its agenda shows a check.",
        ),
        Sentence(
            "A room is used twice where {room_link_minutes} minutes or less lie "
            "between.",
            "Then the link shows a check.",
        ),
        Sentence(
            "Proof is old after {evidence_months} months.",
            "A claim with older proof shows a check until you refresh it or say its "
            "date.",
        ),
        Sentence(
            "A note on their market is old after {landscape_days} days.",
            "With none newer, the meeting shows a note.",
        ),
        Sentence(
            "Bring {trades_proposal} trades to a proposal and {trades_renewal} to a "
            "renewal.",
            "With fewer there is a check, from the last check on a stop.",
        ),
    ),
    "What shows a check on a meeting",
    NEW_ONES,
)
PROMISES: Final = Group(
    "Promises and figures",
    (
        Sentence(
            "Follow-through counts promises that fell due in the last "
            "{follow_through_days} days.",
            FIGURES,
        ),
        Sentence(
            "With fewer than {follow_through_least} of them it counts the last "
            "{follow_through_long_days} days.",
            FIGURES,
        ),
        Sentence(
            "A recap is on time within {recap_hours} hours of the end.",
            FIGURES,
        ),
    ),
    (
        Sentence(
            "Telling them less than {short_notice_hours} hours before the start is "
            "short notice.",
            FIGURES,
        ),
        Sentence(
            "A promise of theirs may be {theirs_overdue_working_days} working days "
            "late before you are told to ask.",
            NEW,
        ),
        Sentence(
            "They are quiet after {quiet_working_days} working days, where no day was "
            "agreed for their word.",
            NEW,
        ),
    ),
    "Short notice, and waiting for their word",
)
ASKS: Final = Group(
    "What is a large ask",
    (
        Sentence(
            "One of several: up to {largest_ask_me_too}, in a proposal up to "
            "{largest_ask_proposal}.",
            "An account without an order yet.",
        ),
        Sentence(
            "One order, now deliver: up to {largest_ask_foothold}.",
            "An account with an order that holds.",
        ),
        Sentence(
            "Called first: up to {largest_ask_me_first}.",
            "An account that calls you before others.",
        ),
        Sentence(
            "Ally: up to {largest_ask_only_me}.",
            "An account that plans with you.",
        ),
    ),
    (
        Sentence(
            "In {asks_days} days, large asks may outnumber gives by fewer than "
            "{asks_over_gives}.",
            f"Gives and asks are counted over these days too. {FIGURES}",
        ),
        Sentence(
            "After a second no to the same thing, let it rest {rest_days} days.",
            f"To ask earlier is a stop. {NEW}",
        ),
        Sentence(
            "The same no to {same_no_accounts} accounts in {same_no_days} days: rule "
            "or habit?",
            f"Then the point shows a note. {NEW}",
        ),
    ),
    "Gives and asks, and what was refused",
    "1 is time or information, 2 a trial or an introduction, 3 an order, 4 "
    "exclusivity, several years or a joint plan. A larger ask than these shows a "
    f"check. {NEW_ONES}",
)
STANDING: Final = Group(
    "Standing",
    (
        Sentence("The first order holds for {foothold_days} days.", ""),
        Sentence("A contact is active for {contact_days} days.", ""),
        Sentence("Facts and promises of {stage_window_days} days count.", ""),
    ),
    (
        Sentence(
            "Called first: the first order is {stage_first_order_days} days old; they "
            "called us first {stage_called_first_least} times and "
            "{stage_called_first_share} of all; of {stage_promises_least} promises or "
            "more surely {stage_promises_share} were kept; no after-sales task of "
            "{stage_after_sales_days} days was over {stage_after_sales_late_days} days "
            "late; {stage_contacts_least} contacts are active.",
            "",
        ),
        Sentence(
            "Ally: called first for {stage_ally_held_days} days; "
            "{stage_ally_orders_least} orders; {stage_ally_sessions_least} strategy "
            "sessions, two of them {stage_ally_sessions_apart_days} days apart; "
            "{stage_ally_disclosures_least} plan or budget shared early; of "
            "{stage_ally_theirs_least} promises of theirs {stage_ally_theirs_share} "
            "kept; of {stage_ally_promises_least} of ours or more surely "
            "{stage_ally_promises_share}; {stage_ally_contacts_least} active contacts "
            "in {stage_ally_functions_least} functions.",
            "",
        ),
        Sentence(
            "No longer an ally: no strategy session for "
            "{stage_leave_ally_no_session_days} days; "
            "{stage_leave_ally_not_kept_least} promises not kept and surely less than "
            "{stage_leave_ally_promises_share} kept; one overdue for over "
            "{stage_leave_ally_overdue_days} days; a serious problem open for over "
            "{stage_leave_ally_problem_days} days; no contact for "
            "{stage_leave_ally_no_contact_days} days; of "
            "{stage_leave_ally_theirs_least} promises of theirs less than "
            "{stage_leave_ally_theirs_share} kept.",
            "",
        ),
        Sentence(
            "No longer called first: {stage_leave_first_not_kept_least} promises not "
            "kept and surely less than {stage_leave_first_promises_share} kept; one "
            "overdue for over {stage_leave_first_overdue_days} days; no order and no "
            "request for {stage_leave_first_quiet_days} days.",
            "",
        ),
        Sentence(
            "Between two changes lie {stage_apart_days} days; before a step down there "
            "are {stage_notice_days} days of notice; an untrue statement not put right "
            "in {breach_working_days} working days holds every step up for "
            "{stage_hold_days} days.",
            "",
        ),
    ),
    "What each step needs",
    "What an account's standing is worked out from. Every account is gone through anew "
    "and both histories are shown before anything is saved.",
)
EDITED: Final = (WORKING_DAY, LENGTHS, MEETINGS, PROMISES, ASKS, STANDING)
