"""One calendar at a time over the network, within limits, and never in clear text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot

from app.errors import Problem

if TYPE_CHECKING:
    from PySide6.QtNetwork import (
        QNetworkAccessManager,
        QNetworkReply,
        QNetworkRequest,
        QSslConfiguration,
    )

NOT_CHANGED: Final = 304
_MOST_REDIRECTS: Final = 5
_AT_ONCE: Final = 256 * 1024
_AGAIN: Final = "It is tried again by itself."
_SECRET: Final = (
    "Copy the secret or published .ics address from your calendar once more: "
    "it may have changed."
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a server may say nothing, how long it may take, how much it may send."""

    silent_ms: int = 30_000
    whole_ms: int = 120_000
    most_bytes: int = 10_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What was there, None if it is as it was; `etag` and `modified` name its state."""

    body: bytes | None
    etag: str = ""
    modified: str = ""


class Downloads(QObject):
    """Fetches from https addresses by way of the system's proxy.

    A certificate that proves nothing is refused, and so is any way on to an address
    that is not https. `trusted` adds authorities to those of the system.
    """

    def __init__(
        self,
        parent: QObject,
        limits: Limits = Limits(),
        trusted: QSslConfiguration | None = None,
    ) -> None:
        super().__init__(parent)
        self._limits, self._trusted = limits, trusted
        self._network: QNetworkAccessManager | None = None
        self._under_way: _Download | None = None

    def fetch(
        self,
        address: str,
        etag: str,
        modified: str,
        done: Callable[[Answer], None],
        failed: Callable[[Problem], None],
    ) -> None:
        """Ask for a calendar, unless it is as `etag` or `modified` say."""
        from PySide6.QtNetwork import QNetworkAccessManager, QNetworkProxyFactory

        if self._network is None:
            QNetworkProxyFactory.setUseSystemConfiguration(True)
            self._network = QNetworkAccessManager(self)
        asked = _request(address, self._limits)
        if self._trusted is not None:
            asked.setSslConfiguration(self._trusted)
        if etag:
            asked.setRawHeader(b"If-None-Match", etag.encode("latin-1", "ignore"))
        if modified:
            known = modified.encode("latin-1", "ignore")
            asked.setRawHeader(b"If-Modified-Since", known)
        reply = self._network.get(asked)
        self._under_way = _Download(reply, self._limits, done, failed, self)
        self._under_way.ended.connect(self._let_go)

    def stop(self) -> None:
        """Let go of what is under way; nobody is told."""
        if self._under_way is not None:
            self._under_way.stop()

    @Slot()
    def _let_go(self) -> None:
        self._under_way = None


class _Download(QObject):
    """One answer coming in; `ended` comes before anybody is told of it."""

    ended = Signal()

    def __init__(
        self,
        reply: QNetworkReply,
        limits: Limits,
        done: Callable[[Answer], None],
        failed: Callable[[Problem], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._reply, self._limits = reply, limits
        self._done, self._failed = done, failed
        self._body = bytearray()
        self._wrong: Problem | None = None
        self._stopped = False
        reply.setParent(self)
        reply.setReadBufferSize(_AT_ONCE)
        reply.readyRead.connect(self._take)
        reply.finished.connect(self._finish)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._time_out)
        self._clock.start(limits.whole_ms)

    def stop(self) -> None:
        """Let go of it."""
        self._stopped = True
        self._reply.abort()

    @Slot()
    def _take(self) -> None:
        self._body += self._reply.readAll().data()
        if len(self._body) > self._limits.most_bytes:
            self._break_off(_too_large(self._limits))

    @Slot()
    def _time_out(self) -> None:
        self._break_off(_silent())

    def _break_off(self, why: Problem) -> None:
        self._wrong = self._wrong or why
        self._reply.abort()

    @Slot()
    def _finish(self) -> None:
        self._clock.stop()
        self.ended.emit()
        self.deleteLater()
        if self._stopped:
            return
        wrong = self._wrong or _wrong(self._reply, self._limits)
        if wrong is not None:
            self._failed(wrong)
            return
        self._body += self._reply.readAll().data()
        status = _status(self._reply)
        body = None if status == NOT_CHANGED else bytes(self._body)
        etag, modified = (
            bytes(self._reply.rawHeader(name).data()).decode("latin-1")
            for name in ("ETag", "Last-Modified")
        )
        self._done(Answer(body, etag, modified))


def _request(address: str, limits: Limits) -> QNetworkRequest:
    from PySide6.QtNetwork import QNetworkRequest

    asked = QNetworkRequest(QUrl(address))
    asked.setTransferTimeout(limits.silent_ms)
    asked.setDecompressedSafetyCheckThreshold(limits.most_bytes)
    asked.setMaximumRedirectsAllowed(_MOST_REDIRECTS)
    attribute, manual = QNetworkRequest.Attribute, QNetworkRequest.LoadControl.Manual
    for name, value in (
        (
            attribute.RedirectPolicyAttribute,
            QNetworkRequest.RedirectPolicy.NoLessSafeRedirectPolicy,
        ),
        (
            attribute.CacheLoadControlAttribute,
            QNetworkRequest.CacheLoadControl.AlwaysNetwork,
        ),
        (attribute.CookieLoadControlAttribute, manual),
        (attribute.CookieSaveControlAttribute, manual),
        (attribute.AuthenticationReuseAttribute, manual),
    ):
        asked.setAttribute(name, value)
    asked.setRawHeader(b"Accept", b"text/calendar, */*;q=0.1")
    asked.setRawHeader(b"User-Agent", b"Earnest")
    return asked


def _status(reply: QNetworkReply) -> int:
    from PySide6.QtNetwork import QNetworkRequest

    code = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
    return int(code or 0)


def _silent() -> Problem:
    return Problem("The calendar did not answer.", _AGAIN)


def _too_large(limits: Limits) -> Problem:
    return Problem(
        f"The calendar is larger than {limits.most_bytes // 1_000_000} MB.",
        "Give the address of one that holds less, or only of the one you sell from.",
    )


def _wrong(reply: QNetworkReply, limits: Limits) -> Problem | None:
    """Return what is wrong with an answer, in plain words."""
    from PySide6.QtNetwork import QNetworkReply

    kind = QNetworkReply.NetworkError
    status = _status(reply)
    if status >= 500:
        return Problem("The calendar's server is in trouble.", _AGAIN)
    match reply.error():
        case kind.NoError:
            if status in {200, NOT_CHANGED}:
                return None
            return Problem("At this address there is no calendar.", _SECRET)
        case kind.UnknownContentError if status == 200:
            # It unfolds to more than the limit.
            return _too_large(limits)
        case kind.SslHandshakeFailedError:
            return Problem(
                "The calendar's server could not prove who it is.",
                "Look at the address, and whether your network asks you to sign in.",
            )
        case kind.InsecureRedirectError | kind.ProtocolUnknownError:
            return Problem(
                "The address leads on to one that is not secure.",
                "Give the address that the calendar itself shows.",
            )
        case kind.TooManyRedirectsError:
            return Problem("The address leads round in a circle.", _SECRET)
        case kind.AuthenticationRequiredError | kind.ContentAccessDenied:
            return Problem("The calendar asks to sign in.", _SECRET)
        case kind.ContentNotFoundError | kind.ContentGoneError:
            return Problem("At this address there is no calendar.", _SECRET)
        case kind.RemoteHostClosedError:
            return Problem("The calendar came only in part.", _AGAIN)
        case (
            kind.ProxyAuthenticationRequiredError
            | kind.ProxyConnectionRefusedError
            | kind.ProxyConnectionClosedError
            | kind.ProxyNotFoundError
            | kind.ProxyTimeoutError
        ):
            return Problem("The proxy of this network lets nothing through.", _AGAIN)
        case _:
            return _silent()
