"""The drawings of the guide: the engine's numbers, the calendar's days, and all of it in words too."""

import re
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from pymdownx.superfences import SuperFencesException

from calculator import calendars, catalog, numbers, targets
from calculator.publish import fences, pictures
from calculator.respond import respond
from tests.site.reading import words

ORDER = 'contoh = "tumbler"\nhari_ini = 2026-11-24\n'
PLACES = {
    "po-sample-vs-mass-production": ["beda", "alur"],
    "panduan/biaya-sampai-gudang": ["biaya"],
    "panduan/kalender-pabrik-2027": ["tahun"],
    "panduan/revisi-dan-setujui": ["golden"],
}


@pytest.fixture(scope="module")
def result():
    """What the engine answers to the example that is drawn."""
    preset = catalog.presets()["tumbler"]
    return respond({"kalkulator": "keputusan", "masukan": preset.values | {"hari_ini": "2026-11-24"}})["hasil"]


def _amount(step):
    return Fraction(step)


def _bars(shown):
    return [
        (Fraction(x), Fraction(width))
        for x, width in re.findall(r'<rect[^>]* x="([\d.]+)"[^>]* width="([\d.]+)"', shown)
    ]


def test_the_posts_of_an_order_are_the_engines_and_end_at_its_whole(result):
    """Each amount in full; each bar begins where the one before ends."""
    shown = pictures.page(f'nama = "biaya"\n{ORDER}')
    massal = result["massal"]
    for key in ("barang", "freight", "asuransi", "biaya_lokal", "total"):
        assert shown.count(numbers.rupiah(_amount(massal[key]))) == 2, key
    (named,) = re.findall(r'aria-label="(Isi biaya[^"]*)"', shown)
    amounts = [int(one.replace(".", "")) for one in re.findall(r"Rp([\d.]*\d)", named)]
    assert amounts[-1] == sum(amounts[:-1]) == _amount(massal["total"])
    assert sum(amounts[3:6]) == _amount(massal["pungutan"])
    *posts, whole = _bars(shown)
    for (x, width), (after, _) in pairwise(posts):
        assert abs(x + width - after) <= 1
    assert abs(sum(posts[-1]) - 320) <= 1
    assert whole[1] == 318


def test_sample_and_mass_are_drawn_to_scale(result):
    """In each pair the bars are as their amounts, which the engine computes."""
    shown = pictures.page(f'nama = "beda"\n{ORDER}')
    paid = _amount(result["biaya_ronde"]), _amount(result["massal"]["total"])
    each = paid[0] / 2, _amount(result["massal"]["per_unit"])
    for amount in (*paid, *each):
        assert shown.count(numbers.rupiah_kira(amount)) == 2
    bars = [width for _, width in _bars(shown)]
    pairs = list(zip(bars[::2], bars[1::2], strict=True))
    for (few, many), (less, more) in zip(pairs, [(2, 1000), paid, each, (8, 25)], strict=True):
        assert abs(few / max(few, many) - Fraction(less) / max(less, more)) <= Fraction(1, 80)


def test_the_year_holds_every_closure_feast_and_target():
    """As many marks as the calendar has days; the days of the closures stand in the words too."""
    shown = pictures.page('nama = "tahun"\ntahun = 2027\n')
    year = calendars.years()[2027]
    aims = [one for one in targets.targets() if one.hari.year == 2027]
    assert shown.count("l4.5 5l-4.5 5") == len(aims) + 1
    assert len(re.findall(r"M[\d.]+ \d+v6", shown)) == len(year.holidays)
    assert all(one.nama in shown for one in aims)
    assert year.factory_closures[0] == (date(2027, 1, 27), date(2027, 2, 20))
    for told in ("Jan, tutup mulai 27;", "Feb, tutup sampai 20, Imlek 6, Ramadan 8;", "Okt, tutup 1–7, 10.10;"):
        assert told in shown
    days = sum(((b - a).days + 1 for a, b in year.factory_closures))
    drawn = sum(width for _, width in _bars(shown)[:-1])
    assert abs(drawn - days * pictures.DAY) < 1


@pytest.mark.parametrize("path", PLACES)
def test_each_stands_on_its_page_and_says_in_words_what_it_shows(pages, path):
    """In order; every line of text that is drawn, its words at least, is in the name that is read out."""
    page = pages[f"{path}/index.html"]
    drawn = [found[0] for found in page.elements() if found.get("class") == "gambar"]
    assert len(drawn) == len(PLACES[path])
    for picture in drawn:
        assert picture.get("role") == "img"
        name = picture.get("aria-label").casefold()
        numbers_drawn = set(
            re.findall(r"\d[\d.]*\d", " ".join(words(text) for text in picture.iter() if text.tag.endswith("text")))
        )
        assert numbers_drawn <= set(re.findall(r"\d[\d.]*\d", name))
        assert len(name) > 100


def test_what_is_not_there_is_refused():
    """A name that no picture has, and a key that its picture does not take."""
    with pytest.raises(SuperFencesException, match="no picture is called 'x'; they are: alur"):
        fences.gambar('nama = "x"\n')
    with pytest.raises(SuperFencesException, match="hari_ini"):
        fences.gambar('nama = "alur"\nhari_ini = 2026-11-24\n')
