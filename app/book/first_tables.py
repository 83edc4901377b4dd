"""The tables of step 0001; once shipped they are never edited, only added to."""

from __future__ import annotations

from typing import Final

FIRST_TABLES: Final = """
CREATE TABLE accounts (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    added TEXT NOT NULL,
    zone TEXT NOT NULL,
    region TEXT NOT NULL,
    domains TEXT NOT NULL,
    shared_goal TEXT NOT NULL,
    claimed_stage TEXT
) STRICT;

CREATE TABLE people (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    account TEXT REFERENCES accounts DEFERRABLE INITIALLY DEFERRED,
    ours INTEGER NOT NULL,
    role TEXT,
    function TEXT NOT NULL,
    view TEXT,
    view_about TEXT NOT NULL,
    sound TEXT NOT NULL,
    zone TEXT NOT NULL,
    country TEXT NOT NULL,
    opens TEXT NOT NULL,
    closes TEXT NOT NULL,
    emails TEXT NOT NULL,
    phones TEXT NOT NULL,
    part TEXT NOT NULL,
    rhythm TEXT NOT NULL,
    tie TEXT NOT NULL,
    conduct TEXT NOT NULL,
    level TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE TABLE meetings (
    id TEXT PRIMARY KEY NOT NULL,
    account TEXT NOT NULL REFERENCES accounts DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    starts_instant TEXT NOT NULL,
    starts_zone TEXT NOT NULL,
    starts_wall TEXT NOT NULL,
    ends_instant TEXT NOT NULL,
    ends_zone TEXT NOT NULL,
    ends_wall TEXT NOT NULL,
    booked TEXT NOT NULL,
    packs TEXT NOT NULL,
    outcome TEXT NOT NULL,
    invite_is_ours INTEGER NOT NULL,
    attendees TEXT NOT NULL,
    link TEXT NOT NULL,
    links TEXT NOT NULL,
    number TEXT NOT NULL,
    place TEXT NOT NULL,
    uid TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    stamped TEXT,
    length TEXT,
    recording INTEGER NOT NULL,
    unplanned INTEGER NOT NULL,
    agenda TEXT NOT NULL,
    joined TEXT,
    started TEXT,
    ended TEXT,
    agreed_end TEXT,
    late_cause TEXT NOT NULL,
    told_late TEXT,
    moves TEXT NOT NULL,
    recap_sent TEXT,
    wrapped TEXT,
    notes TEXT NOT NULL
) STRICT;

CREATE TABLE answers (
    id TEXT PRIMARY KEY NOT NULL,
    meeting TEXT NOT NULL REFERENCES meetings DEFERRABLE INITIALLY DEFERRED,
    item TEXT NOT NULL,
    state TEXT NOT NULL,
    at TEXT NOT NULL,
    edited TEXT NOT NULL,
    text TEXT NOT NULL,
    "values" TEXT NOT NULL,
    links TEXT NOT NULL,
    none INTEGER NOT NULL,
    reason TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT;

CREATE TABLE events (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    starts_instant TEXT NOT NULL,
    starts_zone TEXT NOT NULL,
    starts_wall TEXT NOT NULL,
    ends_instant TEXT NOT NULL,
    ends_zone TEXT NOT NULL,
    ends_wall TEXT NOT NULL,
    uid TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    stamped TEXT,
    whole_day INTEGER NOT NULL,
    free INTEGER NOT NULL
) STRICT;

CREATE TABLE promises (
    id TEXT PRIMARY KEY NOT NULL,
    account TEXT NOT NULL REFERENCES accounts DEFERRABLE INITIALLY DEFERRED,
    what TEXT NOT NULL,
    ours INTEGER NOT NULL,
    made TEXT NOT NULL,
    kind TEXT NOT NULL,
    who TEXT REFERENCES people DEFERRABLE INITIALLY DEFERRED,
    whom TEXT REFERENCES people DEFERRABLE INITIALLY DEFERRED,
    who_words TEXT NOT NULL,
    due_instant TEXT,
    due_zone TEXT,
    due_whole_day INTEGER,
    meeting TEXT REFERENCES meetings DEFERRABLE INITIALLY DEFERRED,
    by_item TEXT,
    told INTEGER NOT NULL,
    state TEXT NOT NULL,
    look_in TEXT,
    done TEXT,
    reopened TEXT,
    cancelled TEXT,
    cancelled_by TEXT NOT NULL,
    with_their_yes INTEGER NOT NULL,
    voided TEXT,
    moves TEXT NOT NULL,
    told_late TEXT,
    looked_in TEXT,
    effort_planned INTEGER,
    effort_spent INTEGER,
    repeats_weekly INTEGER NOT NULL,
    private INTEGER NOT NULL
) STRICT;

CREATE TABLE gives (
    id TEXT PRIMARY KEY NOT NULL,
    account TEXT NOT NULL REFERENCES accounts DEFERRABLE INITIALLY DEFERRED,
    what TEXT NOT NULL,
    made TEXT NOT NULL,
    whom TEXT REFERENCES people DEFERRABLE INITIALLY DEFERRED,
    interest TEXT NOT NULL,
    asks_nothing INTEGER NOT NULL,
    due_instant TEXT,
    due_zone TEXT,
    due_whole_day INTEGER,
    delivered TEXT,
    meeting TEXT REFERENCES meetings DEFERRABLE INITIALLY DEFERRED,
    link TEXT NOT NULL,
    dropped INTEGER NOT NULL
) STRICT;

CREATE TABLE asks (
    id TEXT PRIMARY KEY NOT NULL,
    account TEXT NOT NULL REFERENCES accounts DEFERRABLE INITIALLY DEFERRED,
    what TEXT NOT NULL,
    made TEXT NOT NULL,
    whom TEXT REFERENCES people DEFERRABLE INITIALLY DEFERRED,
    we_gain TEXT NOT NULL,
    subject TEXT NOT NULL,
    type TEXT NOT NULL,
    size INTEGER NOT NULL,
    why_now TEXT NOT NULL,
    give TEXT REFERENCES gives DEFERRABLE INITIALLY DEFERRED,
    told TEXT NOT NULL,
    easy_no TEXT NOT NULL,
    outcome TEXT NOT NULL,
    asked TEXT,
    meeting TEXT REFERENCES meetings DEFERRABLE INITIALLY DEFERRED,
    dropped INTEGER NOT NULL
) STRICT;

CREATE TABLE refusals (
    id TEXT PRIMARY KEY NOT NULL,
    account TEXT NOT NULL REFERENCES accounts DEFERRABLE INITIALLY DEFERRED,
    words TEXT NOT NULL,
    said TEXT NOT NULL,
    who TEXT REFERENCES people DEFERRABLE INITIALLY DEFERRED,
    subject TEXT NOT NULL,
    thanked INTEGER NOT NULL,
    rest_until TEXT,
    meeting TEXT REFERENCES meetings DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE claims (
    id TEXT PRIMARY KEY NOT NULL,
    account TEXT NOT NULL REFERENCES accounts DEFERRABLE INITIALLY DEFERRED,
    statement TEXT NOT NULL,
    made TEXT NOT NULL,
    evidence TEXT NOT NULL,
    unproven INTEGER NOT NULL,
    evidence_date TEXT,
    side TEXT NOT NULL,
    says_its_date INTEGER NOT NULL,
    meeting TEXT REFERENCES meetings DEFERRABLE INITIALLY DEFERRED,
    dropped INTEGER NOT NULL
) STRICT;

CREATE TABLE concessions (
    id TEXT PRIMARY KEY NOT NULL,
    account TEXT NOT NULL REFERENCES accounts DEFERRABLE INITIALLY DEFERRED,
    made TEXT NOT NULL,
    we_give TEXT NOT NULL,
    we_ask_back TEXT NOT NULL,
    "limit" TEXT NOT NULL,
    beyond_limit INTEGER NOT NULL,
    cost_to_us TEXT NOT NULL,
    value_to_them TEXT NOT NULL,
    approver TEXT NOT NULL,
    approved TEXT,
    meeting TEXT REFERENCES meetings DEFERRABLE INITIALLY DEFERRED,
    dropped INTEGER NOT NULL
) STRICT;

CREATE TABLE points (
    id TEXT PRIMARY KEY NOT NULL,
    account TEXT NOT NULL REFERENCES accounts DEFERRABLE INITIALLY DEFERRED,
    subject TEXT NOT NULL,
    made TEXT NOT NULL,
    kind TEXT NOT NULL,
    size_to_them TEXT,
    known_by TEXT NOT NULL,
    size_to_us TEXT,
    protects TEXT NOT NULL,
    fixed_by TEXT NOT NULL,
    can_be_changed_by TEXT NOT NULL,
    answer TEXT NOT NULL,
    our_answer TEXT NOT NULL,
    answered TEXT,
    owner TEXT NOT NULL,
    day TEXT,
    meeting TEXT REFERENCES meetings DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE needs (
    id TEXT PRIMARY KEY NOT NULL,
    account TEXT NOT NULL REFERENCES accounts DEFERRABLE INITIALLY DEFERRED,
    words TEXT NOT NULL,
    said TEXT NOT NULL,
    who TEXT REFERENCES people DEFERRABLE INITIALLY DEFERRED,
    interest INTEGER NOT NULL,
    meeting TEXT REFERENCES meetings DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE facts (
    id TEXT PRIMARY KEY NOT NULL,
    account TEXT NOT NULL REFERENCES accounts DEFERRABLE INITIALLY DEFERRED,
    what TEXT NOT NULL,
    dated TEXT NOT NULL,
    made TEXT NOT NULL,
    source_kind TEXT,
    source TEXT NOT NULL,
    stage_fact TEXT NOT NULL,
    value INTEGER,
    called_first TEXT NOT NULL,
    answered TEXT,
    closed TEXT,
    who TEXT REFERENCES people DEFERRABLE INITIALLY DEFERRED,
    meeting TEXT REFERENCES meetings DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE notes (
    id TEXT PRIMARY KEY NOT NULL,
    account TEXT REFERENCES accounts DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    dated TEXT NOT NULL,
    kind TEXT NOT NULL,
    review TEXT,
    who TEXT REFERENCES people DEFERRABLE INITIALLY DEFERRED,
    meeting TEXT REFERENCES meetings DEFERRABLE INITIALLY DEFERRED,
    parked INTEGER NOT NULL
) STRICT;

CREATE TABLE printed (
    id TEXT PRIMARY KEY NOT NULL,
    at TEXT NOT NULL,
    rows TEXT NOT NULL
) STRICT;

CREATE TABLE packs (
    id TEXT PRIMARY KEY NOT NULL,
    pack TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE calendars (
    id TEXT PRIMARY KEY NOT NULL,
    address TEXT NOT NULL,
    name TEXT NOT NULL,
    added TEXT NOT NULL
) STRICT;

CREATE TABLE fetches (
    calendar TEXT PRIMARY KEY NOT NULL,
    answered TEXT,
    read TEXT,
    etag TEXT NOT NULL,
    modified TEXT NOT NULL,
    trouble TEXT NOT NULL,
    advice TEXT NOT NULL,
    brought TEXT NOT NULL,
    gone TEXT NOT NULL
) STRICT;

CREATE TABLE settings (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    act TEXT NOT NULL,
    label TEXT NOT NULL,
    undoes TEXT,
    family TEXT NOT NULL,
    record TEXT NOT NULL,
    body TEXT,
    digest TEXT NOT NULL,
    chain TEXT NOT NULL
) STRICT;

CREATE INDEX people_by_account ON people (account);
CREATE INDEX people_of_ours ON people (ours) WHERE ours = 1;
CREATE INDEX meetings_by_start ON meetings (starts_instant);
CREATE INDEX meetings_by_account ON meetings (account, starts_instant);
CREATE INDEX meetings_by_uid ON meetings (uid) WHERE uid <> '';
CREATE INDEX meetings_by_kind ON meetings (kind, outcome, starts_instant);
CREATE INDEX meetings_unwrapped ON meetings (outcome, starts_instant)
    WHERE wrapped IS NULL;
CREATE UNIQUE INDEX answers_by_meeting ON answers (meeting, item);
CREATE INDEX events_by_start ON events (starts_instant);
CREATE INDEX events_by_uid ON events (uid) WHERE uid <> '';
CREATE INDEX promises_by_account ON promises (account, made);
CREATE INDEX promises_by_meeting ON promises (meeting);
CREATE INDEX promises_by_state ON promises (state, due_instant);
CREATE INDEX gives_by_account ON gives (account, made);
CREATE INDEX gives_by_meeting ON gives (meeting);
CREATE INDEX asks_by_account ON asks (account, made);
CREATE INDEX asks_by_meeting ON asks (meeting);
CREATE INDEX refusals_by_account ON refusals (account, said);
CREATE INDEX refusals_by_meeting ON refusals (meeting);
CREATE INDEX claims_by_account ON claims (account, made);
CREATE INDEX claims_by_meeting ON claims (meeting);
CREATE INDEX concessions_by_account ON concessions (account, made);
CREATE INDEX concessions_by_meeting ON concessions (meeting);
CREATE INDEX points_by_account ON points (account, made);
CREATE INDEX points_by_meeting ON points (meeting);
CREATE INDEX needs_by_account ON needs (account, said);
CREATE INDEX needs_by_meeting ON needs (meeting);
CREATE INDEX facts_by_account ON facts (account, dated);
CREATE INDEX facts_by_meeting ON facts (meeting);
CREATE INDEX notes_by_account ON notes (account, dated);
CREATE INDEX notes_by_meeting ON notes (meeting);
CREATE UNIQUE INDEX packs_by_version ON packs (pack, version);
CREATE INDEX journal_by_record ON journal (record, seq);
CREATE INDEX journal_by_act ON journal (act, seq);
"""
