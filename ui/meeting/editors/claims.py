"""Claims in one frame, each with its proof, or the word that it has none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Slot
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu, QWidget

from app.book.own_words import OwnWords
from app.desk.replying import Reply
from app.dossier import Dossier
from app.records.knowledge import Claim
from app.records.meeting import Meeting
from app.rules.values import Row
from checklists.pack import Item
from ui.meeting.editors.base import Editor, ZeroButton, words_in
from ui.meeting.editors.forms import claim as form
from ui.meeting.editors.forms.form import Here, Refused
from ui.meeting.editors.line_form import LineForm
from ui.meeting.editors.listed import listed
from ui.qt import override
from ui.theme import Tone
from ui.widgets.answer import Answer
from ui.widgets.button import SmallButton
from ui.widgets.claim_editor import ClaimEditor
from ui.widgets.claim_line import ClaimLine, ClaimValue, Proof
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, column
from ui.widgets.tip import plain

_WIDEST = 60


class ClaimsEditor(Editor):
    """The statements are edited in place; their proof below, when it is written."""

    def __init__(self, item: Item, new_id: Callable[[], str]) -> None:
        super().__init__(item)
        self._new_id = new_id
        self._here: Here | None = None
        self._claims: list[Claim] = []
        self._others: Sequence[Claim] = ()
        self._foreign: tuple[str, ...] = ()
        self._proved = self._said = ""
        proofs = [Proof(p.key, p.label, Tone(p.tone)) for p in form.PROOFS]
        self.claims = ClaimEditor(proofs)
        self.claims.edited.connect(self._edited)
        self.proof: LineForm | None = None
        self.pick = SmallButton("From the file …", name=f"From the file: {item.prompt}")
        self.pick.clicked.connect(self._open_file)
        self.zero = ZeroButton(item)
        self.zero.clicked.connect(self._tell_zero)
        self._foot = around(Flow(self.pick, self.zero, gap=2, centre=True))
        self._rows = column(self.claims, self._foot, gap=1.5)
        self.setLayout(self._rows)

    @override
    def show_row(self, row: Row, dossier: Dossier) -> None:
        self._here = Here(self.item, dossier, self._new_id)
        found = listed(self.item, row, dossier)
        self._claims, self._others = list(found.records), found.others
        self._foreign = found.foreign
        self._said = words_in(row)
        self._show_claims()
        self.zero.show_row(row)
        self._show_foot()

    @override
    def controls(self) -> list[QWidget]:
        found: list[QWidget] = [
            w for each in self._lines() for w in (each.edit, each.pill)
        ]
        found.append(self.claims.adder)
        if self.proof is not None:
            found += self.proof.controls()
        buttons = (self.pick, self.zero)
        return [*found, *(each for each in buttons if not each.isHidden())]

    @override
    def own_fields(self) -> list[tuple[QLineEdit | Answer, str]]:
        return [(self.claims.adder, "statement")]

    @override
    def take_own(self, field: QWidget, own: OwnWords) -> None:
        """Take a claim in with its proof: the account's own, or another made anew."""
        before, here = own.claim, self._here
        if before is None or here is None:
            return
        self.claims.adder.clear()
        if before.account == here.dossier.account.id:
            self._take_in(before)
            return
        new = form.again(before, here)
        self._claims.append(new)
        self._show_claims()
        self._tell((new,), ())

    @override
    def commit(self) -> None:
        if self.proof is not None:
            self._finish_proof(False)
        for each in self._lines():
            each.edit.editingFinished.emit()
        self.claims.adder.editingFinished.emit()

    @Slot(object)
    def _edited(self, values: Sequence[ClaimValue]) -> None:
        """Take what changed in the frame: words, a proof picked, a line gone."""
        here = self._here
        if here is None:
            return
        before: dict[str, Claim] = {claim.id: claim for claim in self._claims}
        touched: list[Claim] = []
        now: list[Claim] = []
        wanted = ""
        for value in values:
            old = before.pop(value.id, None) if value.id else None
            new = form.stated(value.text, old, here)
            new, asked = form.proved(new, value.proof, here)
            if asked == form.DROP:
                before[new.id] = new
                continue
            wanted = f"{asked} {new.id}" if asked else wanted
            now.append(new)
            if new != old:
                touched.append(new)
        gone = tuple(before.values())
        self._claims, self._said = now, ""
        self._show_claims()
        if touched or gone:
            self._tell(tuple(touched), gone)
        if wanted:
            self._ask_proof(*wanted.split(" ", 1))

    def _ask_proof(self, asked: str, id_: str) -> None:
        """Open the fields of a proof, or choose its file."""
        claim = self._claim(id_)
        if claim is None:
            return
        if asked == form.FILE:
            name, _ = QFileDialog.getOpenFileName(self, f"Proof of “{claim.statement}”")
            if name:
                self.take_file(claim, Path(name))
            return
        assert self._here is not None
        self._close_proof()
        self._proved = id_
        quote = asked == form.QUOTE or bool(claim.quoted)
        columns = form.columns(self._here, quote=quote)
        self.proof = LineForm(columns, f"Proof of “{claim.statement}”")
        self.proof.revert(form.shown(claim, self._here))
        self.proof.finished.connect(self._finish_proof)
        self.proof.reverted.connect(self._close_proof)
        self._rows.insertWidget(1, self.proof)
        self.proof.show()
        self.proof.begin()
        self.rebuilt.emit()

    def take_file(self, claim: Claim, path: Path) -> None:
        """Prove a claim with a file, which is kept with the meeting."""
        assert self._here is not None
        meeting = self._here.dossier.meeting
        kept = form.with_file(meeting, str(path))
        beside = () if kept == meeting else (kept,)
        self._replace(form.of_file(claim, path.name), *beside)

    @Slot(bool)
    def _finish_proof(self, entered: bool) -> None:
        proof, claim, here = self.proof, self._claim(self._proved), self._here
        if proof is None or here is None:
            return
        if claim is None or not proof.is_changed:
            self._close_proof()
            return
        try:
            made = form.made(proof.texts, claim, here)
        except Refused as refused:
            proof.say(str(refused), refused.column)
            return
        self._close_proof()
        if entered:
            self.claims.adder.setFocus()
        self._replace(made.record)

    @Slot()
    def _close_proof(self) -> None:
        if self.proof is not None:
            proof, self.proof = self.proof, None
            self._rows.removeWidget(proof)
            proof.hide()
            proof.deleteLater()
            self.rebuilt.emit()

    def _replace(self, claim: Claim, *beside: Meeting) -> None:
        self._claims = [claim if c.id == claim.id else c for c in self._claims]
        self._show_claims()
        self._tell((*beside, claim), ())

    def _tell(
        self, records: tuple[Claim | Meeting, ...], gone: tuple[Claim, ...]
    ) -> None:
        self.zero.show_chosen(chosen=False)
        self._show_foot()
        links = (*(claim.id for claim in self._claims), *self._foreign)
        here = self._here.dossier.meeting.id if self._here else None
        # One made for another meeting is only left out of this row.
        dropped = tuple(claim for claim in gone if claim.meeting == here)
        self.answered.emit(Reply(links=links, records=records, dropped=dropped))
        self.rebuilt.emit()

    @Slot()
    def _tell_zero(self) -> None:
        self.zero.show_chosen(chosen=True)
        self._show_foot()
        self.answered.emit(Reply(none=True))

    @Slot()
    def _open_file(self) -> None:
        menu = QMenu(self)
        for claim in self._others:
            short = claim.statement
            short = short if len(short) <= _WIDEST else f"{short[:_WIDEST]}…"
            action = menu.addAction(plain(short))
            action.triggered.connect(partial(self._take_in, claim))
        menu.popup(self.pick.mapToGlobal(QPoint(0, self.pick.height())))

    def _take_in(self, claim: Claim, _checked: bool = False) -> None:
        self._others = [c for c in self._others if c.id != claim.id]
        self._claims.append(claim)
        self._show_claims()
        self._show_foot()
        self._tell((), ())

    def _show_claims(self) -> None:
        assert self._here is not None
        here = self._here
        # An answer in words alone becomes a claim when anything is changed.
        said = [ClaimValue("", self._said, form.NONE)] if self._said else []
        kept = [
            ClaimValue(claim.id, claim.statement, form.proof_of(claim, here))
            for claim in self._claims
        ]
        self.claims.show_claims([*said, *kept])

    def _show_foot(self) -> None:
        self.pick.setVisible(bool(self._others))
        # Who lists claims makes some.
        alone = not self._claims or self.zero.isChecked()
        self.zero.setVisible(bool(self.item.zero) and alone)
        self._foot.setVisible(bool(self._others) or not self.zero.isHidden())

    def _lines(self) -> list[ClaimLine]:
        lines = self.claims.findChildren(ClaimLine)
        return sorted((each for each in lines if not each.isHidden()), key=_top)

    def _claim(self, id_: str) -> Claim | None:
        return next((claim for claim in self._claims if claim.id == id_), None)


def _top(line: ClaimLine) -> int:
    return line.y()
