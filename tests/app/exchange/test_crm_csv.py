import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Problem
from app.exchange.crm_csv import MOST_BYTES, ContactList, headings_of, read_list
from app.exchange.list_cards import cards_of
from app.exchange.list_columns import (
    Holds,
    columns_named,
    guess_columns,
    is_list,
    phone_label,
    role_named,
)
from app.exchange.vcard import Card
from app.records.person import Phone, Role

EXPORTS = {
    "hubspot": (
        (
            '"Record ID","First Name","Last Name","Email","Phone Number",'
            '"Associated Company","Job Title","Country/Region","Time Zone",'
            '"Buying Role","Contact owner","Email Domain"\n'
            '"17","Jiří","Novák","Jiri.Novak@havel.example","+420 224 123 456",'
            '"Havel s.r.o.","Head, ""IT""","Czech Republic","Europe/Prague",'
            '"CHAMPION","ida@holm.example","havel.example"\n'
        ),
        "utf-8-sig",
    ),
    "salesforce": (
        (
            "Salutation,First Name,Last Name,Title,Account Name,Phone,Email,"
            "Mailing Country,Contact Role,Contact Owner,Description\n"
            'Mr,Jiří,Novák,"Head, ""IT""",Havel s.r.o.,+420 224 123 456,'
            "jiri.novak@havel.example,Czechia,Sponsor,Ida Holm,\n"
        ),
        "utf-8",
    ),
    "pipedrive": (
        (
            "Person - Name;Person - Organization;Person - Email - Work;"
            "Person - Phone - Work;Person - Owner;Person - Job title\n"
            "Jiří Novák;Havel s.r.o.;jiri.novak@havel.example;"
            '+420 224 123 456;Ida;"Head, ""IT"""\n'
        ),
        "utf-8",
    ),
    "outlook": (
        (
            '"Title","First Name","Last Name","Company","Job Title",'
            '"Business Country/Region","Business Fax","Business Phone",'
            '"E-mail Address","E-mail Type"\r\n'
            '"Dr","Jiri","Novák","Havel s.r.o.","Head, ""IT""","Czech Republic",'
            '"+420 224 123 999","+420 224 123 456","jiri.novak@havel.example",'
            '"SMTP"\r\n'
        ),
        "cp1252",
    ),
    "google": (
        (
            "First Name,Last Name,Organization Name,Organization Title,Labels,"
            "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\n"
            'Jiří,Novák,Havel s.r.o.,"Head, ""IT""",* myContacts,Work,'
            "jiri.novak@havel.example,Work,+420 224 123 456\n"
        ),
        "utf-8",
    ),
    "own": (
        (
            "Příjmení\tJméno\tFirma\tFunkce\tE-mail\tTelefon\tZemě\r\n"
            'Novák\tJiří\tHavel s.r.o.\t"Head, ""IT"""\tjiri.novak@havel.example\t'
            "224 123 456\tČesko\r\n"
        ),
        "utf-16",
    ),
    "excel": (
        (
            "sep=;\r\nName;Firma;Position;E-Mail;Telefon\r\n"
            '"Novák, Jiří";Havel s.r.o.;"Head, ""IT""";jiri.novak@havel.example;'
            "'+420 224 123 456\r\n"
        ),
        "utf-8",
    ),
}


def read(text, encoding="utf-8", **said):
    return read_list(text.encode(encoding), **said)


def people(text, columns=None, region=""):
    given = read(text)
    return cards_of(given, columns or guess_columns(given), region)


@pytest.mark.parametrize("name", EXPORTS)
def test_exports_of_each_program_say_the_same_of_a_person(name):
    text, encoding = EXPORTS[name]
    given = read(text, encoding)
    assert given.troubles == ()
    done = cards_of(given, guess_columns(given), region="CZ")
    assert done.troubles == ()
    (card,) = done.people
    assert card.name in {"Jiří Novák", "Jiri Novák"}
    assert (card.firm, card.title) == ("Havel s.r.o.", 'Head, "IT"')
    assert card.emails == ("jiri.novak@havel.example",)
    assert card.phones == (Phone("+420224123456", "", "work"),)
    assert card.country in {"CZ", ""}
    assert card.buying in {Role.CONNECTS, None}


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("cp1252", "cp1252"),
    ],
)
def test_the_encoding_is_found(encoding, found):
    given = read("name,mail\nJürgen Müller,j@brandt.example\n", encoding)
    assert given.encoding == found
    assert given.headings == ("name", "mail")
    assert given.rows[0].cells[0] == "Jürgen Müller"


def test_an_encoding_that_is_said_holds():
    raw = "jméno;mail\nJiří Dvořák;j@x.example\n".encode("cp1250")
    assert read_list(raw).rows[0].cells[0] != "Jiří Dvořák"
    given = read_list(raw, encoding="cp1250")
    assert (given.rows[0].cells[0], given.encoding) == ("Jiří Dvořák", "cp1250")
    cyrillic = "имя,mail\nЮлия,a@x.example\n".encode("cp1251")
    assert read_list(cyrillic, encoding="cp1251").rows[0].cells[0] == "Юлия"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_what_parts_the_cells_is_found_and_can_be_said(delimiter):
    text = f'name{delimiter}note\n"Berg, Anna; x"{delimiter}"a|b\tc"\n'
    assert read(text).delimiter == delimiter
    assert read(text).rows[0].cells == ("Berg, Anna; x", "a|b\tc")
    assert read("name;a,b\nx;1,2\ny;3,4\n", delimiter=";").delimiter == ";"


def test_a_list_without_headings_is_read_by_its_cells():
    given = read("Anna Berg,anna@x.example,+46 8 123 45 67\nPer,per@x.example,+46812\n")
    assert given.headings == ("", "", "")
    assert len(given.rows) == 2
    assert guess_columns(given)[1] is Holds.MAIL


def test_broken_rows_are_named_by_line_and_the_others_come_in():
    given = read(
        "name,mail\n"
        "Anna,anna@x.example\n"
        '"Per,per@x.example\n'
        "Eva,eva@x.example,more,still\n"
        'Ola,"o" x@x.example\n'
        "\n"
        ",,\n"
        "Mia\n"
    )
    assert [row.cells[0] for row in given.rows] == ["Anna", "Mia"]
    assert [(t.line, t.skipped) for t in given.troubles] == [
        (3, True),
        (5, True),
        (4, True),
    ]
    assert given.troubles[0].about == "Per,per@x.example"
    assert "quotation mark" in given.troubles[0].sentence
    assert "4 cells under 2 headings" in given.troubles[2].sentence


def test_a_note_may_go_on_over_lines():
    given = read('name,note\nAnna,"one\ntwo"\nPer,x\n')
    assert [row.line for row in given.rows] == [2, 4]
    done = cards_of(given, (Holds.NAME, Holds.NOTE))
    assert [card.note for card in done.people] == ["one two", "x"]


def test_what_cannot_be_read_of_a_person_is_said_and_the_rest_comes_in():
    done = people(
        "name,email,country,time zone,buying role\n"
        "Anna Berg,nobody,Narnia,Mars/Base,wizard\n"
        ",,Sweden,,\n"
    )
    (card,) = done.people
    assert (card.name, card.emails, card.country, card.zone) == (
        "Anna Berg",
        (),
        "",
        "",
    )
    said = [(t.line, t.skipped, t.sentence) for t in done.troubles]
    assert sorted(line for line, _, _ in said) == [2, 2, 2, 2, 3]
    assert [skipped for _, skipped, _ in said].count(True) == 1
    for word in ("nobody", "Narnia", "Mars/Base", "wizard", "neither a name"):
        assert any(word in sentence for _, _, sentence in said)


def test_several_addresses_and_numbers_of_one_person_are_kept():
    done = people(
        "name,email,e-mail 2 address,mobile phone,main phone\n"
        '"Anna",a@x.example ::: <B@x.example>,mailto:c@x.example,'
        "+46 70 123 45 67,+46 8 123 456 78 x22\n",
        (Holds.NAME, Holds.MAIL, Holds.MAIL, Holds.PHONE, Holds.PHONE),
    )
    (card,) = done.people
    assert card.emails == ("a@x.example", "b@x.example", "c@x.example")
    assert card.phones == (
        Phone("+46701234567", "", "mobile"),
        Phone("+46812345678", "22", "main"),
    )


def test_a_formula_is_text_and_kept_numbers_lose_their_guard():
    (card,) = people(
        'name,note,phone\n=cmd|\'/c calc\'!A1,"=HYPERLINK(""http://x"")",\'+46812345678\n'
    ).people
    assert card.name == "=cmd|'/c calc'!A1"
    assert card.note == '=HYPERLINK("http://x")'
    assert card.phones == (Phone("+46812345678", "", "work"),)
    (card,) = people('name,phone\nAnna,"=""+46812345678"""\n').people
    assert card.phones[0].number == "+46812345678"


def test_names_stand_first_name_first_and_titles_stay():
    text = "name,mail\n{},a@x.example\n"
    for written, name in {
        '"Novák, Jiří"': "Jiří Novák",
        '"Anna Berg, PhD"': "Anna Berg, PhD",
        '"a, b, c"': "a, b, c",
    }.items():
        assert people(text.format(written)).people[0].name == name


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "nothing in this list"),
        (b"\n\n,,\n", "nothing in this list"),
        (b"x" * (MOST_BYTES + 1), "larger than"),
        (b'"a\n' * 2_000, "cannot be read"),
        (b"a,b\n" * 30_000, "more than 20,000 rows"),
        (b"\n" * 600_000, "more than 20,000 rows"),
        (b",".join([b"h"] * 300) + b"\nx", "more than 250 columns"),
    ],
)
def test_what_is_no_list_or_too_much_is_refused(raw, said):
    with pytest.raises(Problem, match=said):
        read_list(raw)


def test_one_line_of_twenty_megabytes_is_refused_at_once():
    with pytest.raises(Problem, match="nothing in this list"):
        read_list(b"name," * (MOST_BYTES // 5))


@given(st.binary(max_size=600) | st.text('name,;"\n@ \tä=', max_size=300))
def test_nothing_in_a_file_breaks_the_reading(given_):
    raw = given_ if isinstance(given_, bytes) else given_.encode()
    try:
        given = read_list(raw)
    except Problem:
        return
    assert isinstance(given, ContactList)
    assert all(len(row.cells) == len(given.headings) for row in given.rows)
    done = cards_of(given, guess_columns(given), "SE")
    assert all(card.name or card.emails for card in done.people)


def test_a_list_is_told_from_other_text_and_layouts_by_word():
    assert is_list(read("Name\tFirm\nAnna\tX\n"))
    assert not is_list(read("Dear Anna, thank you\nfor the call, Per\n"))
    assert columns_named(("name", "", "gone", "mail")) == (
        Holds.NAME,
        Holds.NOTHING,
        Holds.NOTHING,
        Holds.MAIL,
    )


def test_labels_and_roles_by_their_words():
    assert phone_label("Mobile Phone Number") == "mobile"
    assert phone_label("Telefon (privat)") == "home"
    assert phone_label("Business Phone 2") == "work"
    assert role_named("DECISION_MAKER") is Role.DECIDES
    assert role_named("End user") is Role.USES
    assert role_named("Legal & Compliance") is Role.SIGNS
    assert role_named("") is None


def test_a_full_name_wins_over_its_parts():
    (card,) = people("name,first name,last name\nA. Berg,Anna,Berg\n").people
    assert card == Card("A. Berg", line=2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "cp1252"])
def test_the_head_of_a_long_list_has_its_headings(encoding):
    raw = ("Müller,mail\n" + "Anna,a@x.example\n" * 4_000).encode(encoding)
    head = headings_of(raw)
    assert head.headings == read_list(raw).headings == ("Müller", "mail")
    assert len(head.rows) < 2_000
    assert headings_of(raw[:100]).headings == ("Müller", "mail")
