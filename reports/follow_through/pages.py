"""A follow-through report as HTML: for paper, and as a page that answers by mail."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from reports import charts
from reports.follow_through.values import FollowThrough
from reports.paper_setting import Setting
from reports.rendering import render
from reports.sheet import Sheet

if TYPE_CHECKING:
    from markupsafe import Markup

SETTINGS: Final = (
    Setting(14, 12, 22, 132, 20, 6, 24, 36, 9),
    Setting(13, 12, 20, 124, 14, 4, 22, 32, 7),
    Setting(13, 12, 20, 116, 10, 2, 22, 28, 6),
    Setting(13, 12, 20, 114, 7, 1, 22, 26, 4),
)
REVIEW_ROWS: Final = 4
CASES_ON_PAPER: Final = 3


def follow_through_html(report: FollowThrough) -> str:
    """Return the report as one HTML page; its last table is answered by mail."""
    from markupsafe import Markup

    subject = f"Re: {report.title}, {report.about}"
    mail = f"mailto:{quote(report.answer_to, safe='@')}?subject={quote(subject)}"
    # The bars are ours: nothing of a customer is in them.
    bars = [Markup(bar) for bar in _bars(report, "var(--accent)", "var(--track)")]
    parts_of = [
        [Markup(part) for part in parts]
        for parts in _parts(report, "var(--accent)", "var(--track)")
    ]
    script, digest = _script()
    return render(
        "follow_through.page.html",
        report=report,
        bars=bars,
        parts_of=parts_of,
        mail=mail,
        review=_review(report),
        script=script,
        script_digest=digest,
    )


def follow_through_sheet(report: FollowThrough) -> Sheet:
    """Return the report for paper, its review strip to be filled with a pen."""
    bars = _bars(report, charts.ACCENT, charts.TRACK)
    most = _most(report)
    parts = {
        f"part-{row}-{place}": part
        for row, parts in enumerate(_parts(report, charts.ACCENT, charts.TRACK))
        for place, part in enumerate(parts)
        if part
    }
    lengths = [charts.length(one.on_time, most) for one in report.stretches]
    return Sheet(
        title=f"{report.title}: {report.about}",
        forms=tuple(
            render(
                "follow_through.paper.html",
                report=report,
                set=setting,
                bars=lengths,
                bar_height=charts.HEIGHT,
                part_width=charts.SMALL,
                cases_most=CASES_ON_PAPER,
                review=_review(report),
            )
            for setting in SETTINGS
        ),
        foot=report.about,
        printed=report.printed,
        charts={f"bar-{number}": bar for number, bar in enumerate(bars)} | parts,
    )


def _bars(report: FollowThrough, accent: str, track: str) -> list[str]:
    most = _most(report)
    return [charts.bar(one.on_time, most, accent, track) for one in report.stretches]


def _parts(report: FollowThrough, accent: str, track: str) -> list[list[str]]:
    """Return the small bar of each headline figure, empty where none is drawn."""
    return [
        [charts.part(one.share, accent, track) if one.bar else "" for one in of.figures]
        for of in report.virtues
    ]


def _most(report: FollowThrough) -> int:
    return max((one.on_time.total for one in report.stretches), default=0)


def _review(report: FollowThrough) -> list[str]:
    """Return the questions of the strip, with empty lines up to four."""
    asked = [one.text for one in report.worth_asking]
    return asked + [""] * (REVIEW_ROWS - len(asked))


@cache
def _script() -> tuple[Markup, str]:
    """Return the lines that fill the mail, and the digest that lets them run."""
    from markupsafe import Markup

    text = files("reports").joinpath("templates/answer.js").read_text("utf-8")
    digest = b64encode(sha256(text.encode()).digest()).decode()
    return Markup(text), f"sha256-{digest}"
