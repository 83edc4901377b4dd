"""What the things of the trade are called, on screen and on paper alike."""

from __future__ import annotations

from typing import Final

from app.records.knowledge import KnownBy
from app.records.person import Role, View
from checklists.pack import Channel, Kind, Pillar, Stage

KINDS: Final = {
    Kind.EXPLORATORY: "First talk",
    Kind.DEMO: "Demo",
    Kind.PROPOSAL: "Proposal and terms",
    Kind.KICKOFF: "Kick-off",
    Kind.TRAINING: "Training",
    Kind.AFTER_SALES: "After-sales check-in",
    Kind.RENEWAL: "Renewal",
    Kind.WIN_BACK: "Win-back",
}
# The eight virtues (PACKS section 1).
PILLARS: Final = {
    Pillar.STRATEGY: "Strategy",
    Pillar.PUNCTUALITY: "Punctuality",
    Pillar.HONESTY: "Honesty",
    Pillar.DETAIL: "Detail",
    Pillar.TACTICS: "Tactics",
    Pillar.PERSISTENCE: "Persistence",
    Pillar.CARE: "Care",
    Pillar.FLEXIBILITY: "Flexibility",
}
CHANNELS: Final = {Channel.PHONE: "phone call", Channel.WEB: "web meeting"}
# What an account has earned (PACKS section 9).
STAGES: Final = {
    Stage.ME_TOO: "One of several",
    Stage.FOOTHOLD: "One order, now deliver",
    Stage.ME_FIRST: "Called first",
    Stage.ONLY_ME: "Ally",
}
ROLES: Final = {
    Role.DECIDES: "decides",
    Role.SIGNS: "signs",
    Role.ADVISES: "advises",
    Role.USES: "uses it",
    Role.CONNECTS: "connects",
}
VIEWS: Final = {
    View.AGREES: "agrees",
    View.DIFFERS: "sees it differently",
    View.OPPOSES: "is against it",
}
KNOWN_BY: Final = {
    KnownBy.GUESSED: "guessed",
    KnownBy.ASKED: "asked",
    KnownBy.SAID: "they said so",
}
