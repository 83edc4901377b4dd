from app.book.own_words import OwnWords

LAST = "2026-11-20T08:00:00+00:00"


def test_a_topic_brings_its_minutes_and_whose_it_is(opened):
    editor, _ = opened("plan-agenda")
    editor.add.click()
    form = editor.lines.adder
    field = form.fields["topic"]
    texts = {"topic": "Your rota week", "minutes": "13", "owner": "they"}
    editor.take_own(field, OwnWords("Your rota week", texts, 1, LAST))
    assert form.texts == texts


def test_what_was_written_in_another_column_stays(opened):
    editor, _ = opened("reh-ask")
    form = editor.lines.adder
    form.fields["we gain"].setText("a name")
    texts = {"what": "30 min", "we gain": "a yes or no", "easy no": "just say no"}
    editor.take_own(form.fields["what"], OwnWords("30 min", texts, 1, LAST))
    taken = form.texts
    assert (taken["what"], taken["we gain"]) == ("30 min", "a name")
    assert taken["easy no"] == "just say no"


def test_a_whole_sentence_takes_the_place_of_what_was_begun(opened):
    editor, replies = opened("plan-min-outcome")
    editor.field.setPlainText("they")
    editor.take_own(editor.field, OwnWords("They have a sheet", {}, 1, LAST))
    editor.commit()
    assert [reply.text for reply in replies] == ["They have a sheet"]
