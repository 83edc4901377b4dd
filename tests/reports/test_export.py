from reports.export import save_html, save_pdf


def test_a_page_is_saved_under_a_name_that_is_safe(tmp_path):
    file = save_html(tmp_path, "../Norrland: brief", "<p>山</p>")
    assert file.parent == tmp_path
    assert file.suffix == ".html"
    assert file.read_text("utf-8") == "<p>山</p>"


def test_a_second_file_of_the_same_name_leaves_the_first(tmp_path):
    first = save_pdf(tmp_path, "Brief", b"one")
    second = save_pdf(tmp_path, "Brief", b"two")
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")
