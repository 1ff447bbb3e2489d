"""The build's side: what it mends, what it refuses, what it tells the maintainer."""

from datetime import date

from calculator.publish import fences, pages, periksa, site


def test_cells_carry_their_columns_name():
    """A row that becomes a card still says what each cell is."""
    html = (
        "<table><thead><tr><th>A</th><th><b>B</b></th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    )
    labelled = pages.label_cells(html)
    assert '<tr><td data-kolom="A">1</td><td data-kolom="B">2</td></tr>' in labelled


def _page(body):
    return f'<!doctype html><html><head><meta charset="utf-8"></head><body>{body}</body></html>'


def test_a_finished_site_has_policy_headers_and_no_index_for_404(tmp_path):
    """The policy stands in each page and in _headers; the page for unknown addresses is not to be found."""
    for name in ("index.html", "404.html"):
        (tmp_path / name).write_text(_page('<script>__md_scope="x"</script>'), encoding="utf-8")
    site.finish(tmp_path)
    headers = (tmp_path / "_headers").read_text("utf-8")
    assert "frame-ancestors 'none'" in headers
    assert headers.count("sha256-") == 1
    assert "sha256-" in (tmp_path / "index.html").read_text("utf-8")
    assert "noindex" in (tmp_path / "404.html").read_text("utf-8")
    assert "noindex" not in (tmp_path / "index.html").read_text("utf-8")


def test_the_maintainer_is_told_of_old_rules_watch_dates_and_ends():
    """Nothing is due early; later the watch date, the checks, the calendar and the pins are."""
    early = list(periksa.findings(date(2026, 10, 1)))
    late = list(periksa.findings(date(2027, 4, 1)))
    assert not any("last checked" in line or "watch" in line for line in early)
    assert any("rule ppn.tarif: watch 2027-01-01" in line for line in late)
    assert any("rule kiriman.batas_fob: last checked 2026-11-24" in line for line in late)
    for left_out in ("licence merek: ", "law not counted barang_contoh: ", "not known, terbaru: "):
        assert any(left_out in line for line in late)
        assert not any(left_out in line for line in early)
    assert any("Material" in line for line in late)
    assert any("calendar data end 2029-12-31" in line for line in late)


def test_a_fence_is_found_again_by_its_name():
    """A builder that hands fences to other processes pickles them by name."""
    found = (
        fences.kalkulator,
        fences.kertas,
        fences.jumlah,
        fences.aturan,
        fences.keliru,
        fences.batas,
        fences.cuplikan,
    )
    for fence in found:
        assert getattr(fences, fence.__qualname__) is fence
