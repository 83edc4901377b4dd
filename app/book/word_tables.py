"""The columns and indexes of step 0004: whose words a proof is, and quick looks."""

from __future__ import annotations

from typing import Final

WORD_TABLES: Final = """
ALTER TABLE claims ADD COLUMN quoted TEXT NOT NULL DEFAULT '';
ALTER TABLE claims ADD COLUMN may_quote INTEGER NOT NULL DEFAULT 0;

CREATE INDEX people_elsewhere_once ON people (id) WHERE before <> '[]';
"""
