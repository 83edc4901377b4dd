import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.join_link import Place, join_links, provider_of, providers, same_room

KNOWN = [
    (
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting_a%40thread.v2/0",
        "Microsoft Teams",
    ),
    ("https://teams.microsoft.com/meet/3124567890123?p=AbC", "Microsoft Teams"),
    ("https://teams.live.com/meet/9876543210?p=x", "Microsoft Teams"),
    (
        "https://gov.teams.microsoft.us/l/meetup-join/19%3ameeting_a/0",
        "Microsoft Teams",
    ),
    ("https://zoom.us/j/93812345678", "Zoom"),
    ("https://us02web.zoom.us/j/93812345678?pwd=QWxs", "Zoom"),
    ("https://acme.zoom.us/my/ida.holm", "Zoom"),
    ("https://acme.zoom.com/j/93812345678", "Zoom"),
    ("https://agency.zoomgov.com/j/1612345678", "Zoom"),
    ("https://meet.google.com/abc-defg-hij", "Google Meet"),
    ("https://acme.webex.com/meet/ida.holm", "Webex"),
    ("https://acme.webex.com/acme/j.php?MTID=m0123", "Webex"),
    ("https://meet.goto.com/123456789", "GoToMeeting"),
    ("https://meet.jit.si/NorrlandRobotics", "Jitsi"),
    ("https://acme.whereby.com/sales", "Whereby"),
    ("https://bluejeans.com/123456789/4321", "BlueJeans"),
    ("https://chime.aws/1234567890", "Amazon Chime"),
    ("https://v.ringcentral.com/join/123456789", "RingCentral"),
    ("https://meet.around.co/r/sales", "Around"),
]
ALIKE = [
    "https://zoom.us.evil.example/j/93812345678",
    "https://evil-zoom.us.example/j/1",
    "https://zoom-us.example/j/93812345678",
    "https://teams.microsoft.com.evil.example/l/meetup-join/19",
    "https://teams.microsoft.com@evil.example/l/meetup-join/19",
    "https://meet.google.com:8443/abc-defg-hij",
    "https://notzoom.us/j/93812345678",
    "https://z\u043eom.us/j/93812345678",
    "https://xn--zom-jed.us/j/93812345678",
    "https://user:word@zoom.us/j/1",
    "http://[::1/j/1",
]


@pytest.mark.parametrize(("link", "name"), KNOWN)
def test_a_link_is_found_in_running_text(link, name):
    text = f"Hello,\njoin <{link}>. See you!"
    assert join_links([Place(text)]) == (link,)
    assert provider_of(link) == name


@pytest.mark.parametrize("link", ALIKE)
def test_a_host_that_plays_with_a_known_name_is_refused(link):
    assert join_links([Place(f"join {link} now"), Place(link, given=True)]) == ()
    assert provider_of(link) == ""


@pytest.mark.parametrize(
    "wrapped",
    [
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fzoom.us%2Fj%2F123456789&amp;data=05",
        "https://www.google.com/url?q=https://zoom.us/j/123456789&sa=D&source=calendar",
        "https://urldefense.com/v3/__https://zoom.us/j/123456789__;!!abc",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__zoom.us_j_123456789&d=Dw",
        "https://www.google.com/url?q=https%3A%2F%2Feur01.safelinks.protection.outlook.com%2F%3Furl%3Dhttps%253A%252F%252Fzoom.us%252Fj%252F123456789",
    ],
)
def test_the_redirects_of_mail_programs_are_undone(wrapped):
    assert join_links([Place(f'<a href="{wrapped}">Join</a>')]) == (
        "https://zoom.us/j/123456789",
    )


def test_a_redirect_that_hides_a_stranger_finds_nothing():
    text = "https://www.google.com/url?q=https://evil.example/j/1"
    assert join_links([Place(text)]) == ()


def test_links_keep_the_order_of_their_places_and_come_once():
    places = [
        Place("https://meet.google.com/abc-defg-hij", given=True),
        Place("https://zoom.us/j/1234567890?pwd=a and https://zoom.us/j/1234567890"),
    ]
    assert join_links(places) == (
        "https://meet.google.com/abc-defg-hij",
        "https://zoom.us/j/1234567890?pwd=a",
    )


def test_an_own_server_counts_only_where_links_are_put():
    link = "https://meet.customer.example/room-4"
    assert join_links([Place(link, given=True)]) == (link,)
    assert join_links([Place(link)]) == ()
    assert join_links([Place("http://meet.customer.example/room", given=True)]) == ()


def test_a_known_link_is_made_secure_and_a_bare_one_whole():
    assert join_links([Place("http://zoom.us/j/123456789")]) == (
        "https://zoom.us/j/123456789",
    )
    assert join_links([Place("zoom.us/j/123456789")]) == (
        "https://zoom.us/j/123456789",
    )


def test_pages_about_meetings_are_no_rooms():
    text = (
        "https://teams.microsoft.com/meetingOptions/?a=1 https://zoom.us/download "
        "https://support.google.com/a/users/answer/9282720 https://meet.google.com/"
    )
    assert join_links([Place(text)]) == ()


def test_the_same_room_is_known_whatever_follows():
    assert same_room("https://zoom.us/j/1?pwd=a", "http://zoom.us/j/1/")
    assert not same_room("https://zoom.us/j/1", "https://zoom.us/j/2")
    assert not same_room("", "")


def test_every_provider_has_hosts_in_lower_case():
    for provider in providers():
        assert provider.hosts
        assert all(host == host.lower() for host in provider.hosts)


@given(st.text(max_size=300))
def test_any_text_is_searched_without_harm(text):
    for link in join_links([Place(text, given=True), Place(f"https://{text}")]):
        assert link.startswith("https://")
