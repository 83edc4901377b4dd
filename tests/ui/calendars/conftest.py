"""A real server with a certificate, on this machine alone."""

import shutil
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from PySide6.QtNetwork import QSslCertificate, QSslConfiguration

EVENT = """BEGIN:VEVENT
UID:{uid}
SUMMARY:Demo {uid}
DTSTAMP:20261120T080000Z
DTSTART:{start}
DURATION:PT30M
ORGANIZER;CN=Ida Holm:mailto:ida.holm@holm.example
ATTENDEE;CN=Anna Berg:mailto:anna@norrland.example
{more}END:VEVENT
"""


class Site:
    """What the server answers; `asked` are the headers of every request."""

    def __init__(self, scheme, port):
        self.scheme, self.port = scheme, port
        self.asked = []
        self.let_go = threading.Event()
        self.answer = self.says(b"")

    def url(self, path="/week.ics"):
        return f"{self.scheme}://127.0.0.1:{self.port}{path}"

    def says(self, body, status=200, **headers):
        def answer(request):
            request.send_response(status)
            for name, value in headers.items():
                request.send_header(name.replace("_", "-"), value)
            request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            request.wfile.write(body)

        self.answer = answer
        return answer


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that hangs up is what some tests are about."""


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl makes the certificate")
    folder = tmp_path_factory.mktemp("certificate")
    key, made = folder / "key.pem", folder / "made.pem"
    order = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    order += ["-subj", "/CN=calendar.example", "-addext", "subjectAltName=IP:127.0.0.1"]
    order += ["-keyout", str(key), "-out", str(made)]
    subprocess.run(order, check=True, capture_output=True)
    return made, key


@pytest.fixture
def trusted(certificate):
    known = QSslConfiguration.defaultConfiguration()
    known.setCaCertificates(QSslCertificate.fromPath(str(certificate[0])))
    return known


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def serve(scheme, certificate=None):
    server = _Quiet(("127.0.0.1", 0), BaseHTTPRequestHandler)
    site = Site(scheme, server.server_address[1])

    class Answering(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            site.asked.append(dict(self.headers) | {"path": self.path})
            site.answer(self)

        def log_message(self, *_):
            """Keep quiet."""

    server.RequestHandlerClass = Answering
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    )
    thread.start()
    yield site
    site.let_go.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def site(certificate):
    """A server that browsers would call secure, if they knew its certificate."""
    yield from serve("https", certificate)


@pytest.fixture
def open_site():
    """A server whose words anybody on the way can read."""
    yield from serve("http")


@pytest.fixture
def event():
    def make(uid, start="20261124T090000Z", more=""):
        return EVENT.format(uid=uid, start=start, more=more)

    return make


@pytest.fixture
def calendar():
    def make(*events):
        head = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Sample//EN\n"
        return (
            (f"{head}{''.join(events)}END:VCALENDAR\n").replace("\n", "\r\n").encode()
        )

    return make
