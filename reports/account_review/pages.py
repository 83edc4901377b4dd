"""An account review as HTML: for paper, and as a page that needs nothing else."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from reports.account_review.on_paper import breaking, for_paper, shortened
from reports.account_review.strip import HEIGHT, ON_A_PAGE, WIDTH, Inks, in_words, strip
from reports.account_review.values import AccountReview
from reports.paper_setting import Setting
from reports.rendering import render
from reports.sheet import Sheet

SETTINGS: Final = (
    Setting(13, 12, 22, 122, 14, 4, 22, 26, 7),
    Setting(12, 11, 20, 116, 9, 2, 20, 22, 5),
    Setting(11, 10, 19, 110, 6, 1, 20, 20, 4),
)
MOST_PAGES: Final = 3
REVIEW_ROWS: Final = 3
LONG_NAME: Final = 24


def account_review_html(review: AccountReview) -> str:
    """Return the review as one accessible HTML page; nothing in it runs."""
    from markupsafe import Markup

    # The strip is ours: of a customer it holds nothing but days.
    drawn = strip(review.stands, ON_A_PAGE)
    spoken = (*in_words(review.stands), "")
    tracks = [
        (name, Markup(svg), said)
        for (name, svg), said in zip(drawn, spoken, strict=False)
    ]
    return render(
        "account_review.page.html",
        review=review,
        tracks=tracks,
        mail=_mail(review),
    )


def account_review_sheet(review: AccountReview) -> Sheet:
    """Return the review for paper: at most three pages, and every head says inside."""
    fit, shown = for_paper(review)
    tracks = strip(review.stands, Inks())
    long = len(review.name) > LONG_NAME
    asked = [(one.text, one.comment) for one in fit.worth_asking]
    forms = tuple(
        render(
            "account_review.paper.html",
            review=fit,
            set=setting,
            head_size=setting.text + 3 if long else setting.title,
            most=shown,
            tracks=[name for name, _ in tracks],
            strip=(WIDTH, HEIGHT),
            asked=asked + [("", "")] * (REVIEW_ROWS - len(asked)),
        )
        for setting in SETTINGS
    )
    return Sheet(
        title=breaking(shortened(f"{review.title}: {review.name}")),
        forms=forms,
        foot=f"{shortened(review.name)} \N{MIDDLE DOT} {review.about}",
        printed=review.printed,
        most=MOST_PAGES,
        charts={f"strip-{number}": svg for number, (_, svg) in enumerate(tracks)},
        head=review.inside,
    )


def _mail(review: AccountReview) -> str:
    """Return the address of an answer: the questions in it, room under each."""
    asked = "\r\n\r\n\r\n".join(f"> {one.text}" for one in review.worth_asking)
    subject = f"Re: {review.title}, {review.name}"
    to = quote(review.answer_to, safe="@")
    return f"mailto:{to}?subject={quote(subject)}&body={quote(asked)}"
