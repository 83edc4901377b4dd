"""The columns and indexes of step 0004: whose words a proof is, and quick looks."""

from __future__ import annotations

from typing import Final

WORD_TABLES: Final = """
ALTER TABLE claims ADD COLUMN quoted TEXT NOT NULL DEFAULT '';
ALTER TABLE claims ADD COLUMN may_quote INTEGER NOT NULL DEFAULT 0;
ALTER TABLE facts ADD COLUMN began TEXT NOT NULL DEFAULT '';
ALTER TABLE losses ADD COLUMN known_by TEXT NOT NULL DEFAULT 'guessed';
ALTER TABLE losses ADD COLUMN review TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN erased TEXT NOT NULL DEFAULT '[]';

CREATE INDEX people_elsewhere_once ON people (id) WHERE before <> '[]';
CREATE INDEX asks_to_come ON asks (account)
    WHERE outcome = 'planned' AND asked IS NULL AND dropped = 0;
CREATE INDEX answers_not_applicable ON answers (meeting, item)
    WHERE state = 'not applicable';
CREATE INDEX promises_to_put_right ON promises (made) WHERE kind = 'correction';
"""
