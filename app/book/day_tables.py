"""The tables and columns of step 0003: what a rep's whole day needs."""

from __future__ import annotations

from typing import Final

DAY_TABLES: Final = """
CREATE TABLE marks (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    code TEXT NOT NULL,
    account TEXT REFERENCES accounts DEFERRABLE INITIALLY DEFERRED,
    meeting TEXT REFERENCES meetings DEFERRABLE INITIALLY DEFERRED,
    record TEXT NOT NULL,
    day TEXT,
    reason TEXT NOT NULL,
    shared INTEGER NOT NULL,
    withdrawn TEXT
) STRICT;

CREATE TABLE losses (
    id TEXT PRIMARY KEY NOT NULL,
    account TEXT NOT NULL REFERENCES accounts DEFERRABLE INITIALLY DEFERRED,
    what TEXT NOT NULL,
    at TEXT NOT NULL,
    made TEXT NOT NULL,
    dispute INTEGER NOT NULL,
    theirs TEXT NOT NULL,
    ours TEXT NOT NULL,
    reason TEXT NOT NULL,
    small_point TEXT REFERENCES points DEFERRABLE INITIALLY DEFERRED,
    stage TEXT,
    meeting TEXT REFERENCES meetings DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE options (
    id TEXT PRIMARY KEY NOT NULL,
    account TEXT NOT NULL REFERENCES accounts DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    made TEXT NOT NULL,
    ours INTEGER NOT NULL,
    pros TEXT NOT NULL,
    cons TEXT NOT NULL,
    their_pros TEXT NOT NULL,
    their_cons TEXT NOT NULL,
    dropped INTEGER NOT NULL
) STRICT;

CREATE TABLE event_choices (
    id TEXT PRIMARY KEY NOT NULL,
    by TEXT NOT NULL,
    value TEXT NOT NULL,
    is_meeting INTEGER NOT NULL,
    made TEXT NOT NULL
) STRICT;

CREATE TABLE list_layouts (
    id TEXT PRIMARY KEY NOT NULL,
    headings TEXT NOT NULL,
    columns TEXT NOT NULL,
    encoding TEXT NOT NULL,
    delimiter TEXT NOT NULL,
    used TEXT NOT NULL
) STRICT;

ALTER TABLE meetings ADD COLUMN attachments TEXT NOT NULL DEFAULT '[]';
ALTER TABLE meetings ADD COLUMN class_said TEXT NOT NULL DEFAULT '';
ALTER TABLE meetings ADD COLUMN met_said TEXT NOT NULL DEFAULT '';
ALTER TABLE meetings ADD COLUMN notes_printed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE meetings ADD COLUMN notes_told INTEGER NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN engagement TEXT NOT NULL DEFAULT '[]';
ALTER TABLE people ADD COLUMN before TEXT NOT NULL DEFAULT '[]';
ALTER TABLE events ADD COLUMN people TEXT NOT NULL DEFAULT '[]';
ALTER TABLE events ADD COLUMN organiser TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN links TEXT NOT NULL DEFAULT '[]';
ALTER TABLE events ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN words TEXT NOT NULL DEFAULT '';
ALTER TABLE promises ADD COLUMN repeats_monthly INTEGER NOT NULL DEFAULT 0;
ALTER TABLE promises ADD COLUMN request TEXT
    REFERENCES facts DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE promises ADD COLUMN repeats_on INTEGER;
ALTER TABLE points ADD COLUMN carried TEXT NOT NULL DEFAULT '[]';
ALTER TABLE facts ADD COLUMN link TEXT NOT NULL DEFAULT '';
ALTER TABLE notes ADD COLUMN settled TEXT;
ALTER TABLE notes ADD COLUMN carried TEXT NOT NULL DEFAULT '[]';

CREATE INDEX answers_by_item ON answers (item, edited);
CREATE INDEX marks_by_account ON marks (account, at);
CREATE INDEX marks_by_meeting ON marks (meeting);
CREATE INDEX losses_by_account ON losses (account, at);
CREATE INDEX losses_by_meeting ON losses (meeting);
CREATE INDEX options_by_account ON options (account, made);
CREATE INDEX promises_by_done ON promises (state, done, id, ours);
CREATE INDEX promises_by_request ON promises (request) WHERE request IS NOT NULL;
"""
