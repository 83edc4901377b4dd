"""What screens ask the window for, and who in the window does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.screens import Screens

if TYPE_CHECKING:
    from ui.window import Window


def answer_wishes(screens: Screens, window: Window) -> None:
    """Connect every wish of a screen with what fulfils it."""
    importing, on_top, looks = window.importing, window.on_top, window.looks
    screens.went.connect(window.go)
    screens.noted.connect(window.note)
    screens.brief_wanted.connect(window.show_brief)
    screens.live_wanted.connect(window.show_live)
    screens.meeting_wanted.connect(window.add_meeting)
    screens.choose_wanted.connect(importing.choose)
    screens.paste_wanted.connect(importing.paste)
    screens.import_wanted.connect(importing.take_files)
    screens.pasted.connect(importing.take_text)
    screens.calendar_wanted.connect(on_top.give_calendar)
    screens.sample_wanted.connect(on_top.open_sample)
    screens.practice_wanted.connect(on_top.open_practice)
    screens.promise_chosen.connect(window.promise_acts.do)
    screens.wrap_up_wanted.connect(window.rounds.wrapping_up.begin)
    screens.look_chosen.connect(looks.choose_look)
    screens.size_chosen.connect(looks.choose_size)
    screens.restore_wanted.connect(window.restore_wanted)
