"""The deciding sentence and what would change it: true of the numbers, and worth a tap."""

import pytest

from calculator import advice, catalog, decision_view, movers
from calculator.calculators import decision_fields, keputusan
from calculator.form import read
from tests.engine_cases import answered, ask

TUMBLER = dict(catalog.presets()["tumbler"].values)
FIELDS = {field.name: field for field in decision_fields.FIELDS}


def decided(masukan):
    """The values and the public results of a decision."""
    values = read(keputusan.CALCULATOR, masukan)
    return values, keputusan.compute(values).hasil


def timed(masukan):
    """How both paths of a decision stand to its deadline, as said to who is advised to sample."""
    values, hasil = decided(masukan)
    found = advice.timing("sample", values, hasil["jadwal"])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("saran", "sample", "langsung", "level"),
    [
        ("sample", None, None, "bebas"),
        ("sample", 0.2, 0.0, "sempat"),
        ("sample", 0.21, 0.0, "mepet"),
        ("sample", 0.5, 0.2, "hanya_langsung"),
        ("sample", 0.5, 0.21, "telat"),
        ("sample", 0.8, 0.7, "tidak"),
        ("imbang", 0.9, 0.1, "hanya_langsung"),
        ("sample", 1.0, 0.8, "keduanya_tidak"),
        ("langsung", 0.99, 0.2, "sempat"),
        ("langsung", 0.99, 0.5, "telat"),
        ("langsung", 0.99, 0.8, "tidak"),
    ],
)
def test_whether_there_is_time_is_said_for_the_path_advised(saran, sample, langsung, level):
    """In time up to 2 in 10 late; from half on it is called late; from 8 in 10 there is no time."""
    jadwal = {"sample": {"peluang_telat": sample}, "langsung": {"peluang_telat": langsung}}
    assert advice.level(saran, jadwal) == level
    plain, priced = (advice.headline(saran, jadwal, dihargai=priced) for priced in (False, True))
    assert (plain != priced) == (saran == "sample" and level in advice.PASSED)


@pytest.mark.parametrize(
    ("saran", "sample", "path"),
    [("sample", 0.9, "sample"), ("imbang", 0.9, "langsung"), ("imbang", 0.2, "sample"), ("langsung", 0.2, "langsung")],
)
def test_what_stands_beside_the_answer_follows_its_headline(saran, sample, path):
    """Where costs are too close and only one path is in time, ways to ship are shown for that one."""
    jadwal = {"sample": {"peluang_telat": sample}, "langsung": {"peluang_telat": 0.1}}
    assert advice.path(saran, jadwal) == path


def test_the_rate_that_is_questioned_is_the_one_to_change():
    """That of the price's currency, or that of the dollar beside yuan."""
    order = dict(catalog.presets()["tumbler"].values) | {"hari_ini": "2026-11-24", "ndpbm": "168"}
    yuan = order | {"mata_uang": "CNY", "ndpbm": "2.300", "ndpbm_usd": "168"}
    fields = []
    for typed in (order, yuan):
        values = read(keputusan.CALCULATOR, typed)
        fields.append(decision_view.decision(values, keputusan.compute(values)).kurs_isian)
    assert fields == ["ndpbm", "ndpbm_usd"]


@pytest.mark.parametrize("preset", [key for key, found in catalog.presets().items() if found.calculator == "keputusan"])
def test_what_is_offered_to_try_turns_the_advice(preset):
    """One tap on "Coba" leads to the other path, and not to the toss-up at the break-even."""
    masukan = dict(catalog.presets()[preset].values)
    values, hasil = decided(masukan)
    wanted = "langsung" if hasil["keputusan"]["selisih"].value > 0 else "sample"
    offered = [mover for mover in movers.movers(hasil, values, FIELDS) if mover.isi and mover.field != "rugi_telat"]
    assert offered
    for mover in offered:
        tapped = {name: text + "%" * (FIELDS[mover.field].unit == "%") for name, text in mover.isi.items()}
        assert answered("keputusan", masukan | tapped)["keputusan"]["saran"] == wanted


def test_a_loss_of_lateness_left_open_is_offered_where_it_would_turn_the_answer():
    """Whoever gives a deadline and no price of missing it learns the price at which it matters."""
    values, hasil = decided(TUMBLER)
    (late,) = (mover for mover in movers.movers(hasil, values, FIELDS) if mover.field == "rugi_telat")
    assert (late.nilai, late.balik, late.isi) == (
        "",
        "Rp18 juta",
        {"rugi_telat": "36.000.000"},
    )
    assert answered("keputusan", TUMBLER | dict(late.isi))["keputusan"]["jalur_terbaik"] == "langsung"
    assert "belum diisi, dihitung nol" in ask("keputusan", TUMBLER, "html")["html"]["hasil"]


def test_a_loss_of_lateness_is_not_asked_for_where_nothing_is_late():
    """With half a year to spare nobody needs a price of being late."""
    values, hasil = decided(TUMBLER | {"tenggat": "30 Juni 2028"})
    assert all(mover.field != "rugi_telat" for mover in movers.movers(hasil, values, FIELDS))


def test_what_turns_the_answer_stands_first():
    """Inputs that cannot turn the answer, or only far away, come after those that can."""
    values, hasil = decided(dict(catalog.presets()["mesin"].values))
    shown = [(bool(mover.balik), mover.jauh) for mover in movers.movers(hasil, values, FIELDS)]
    assert shown == sorted(shown, key=lambda found: (not found[0], found[1]))
    assert not shown[-1][0]


def test_the_deadline_offered_is_held_eight_times_in_ten():
    """The date named for the sample path is one by which the goods are there at least 8 times in 10."""
    safe = timed(TUMBLER).sample.aman
    assert safe is not None
    moved = answered("keputusan", TUMBLER | {"tenggat": safe.isoformat()})
    assert moved["jadwal"]["sample"]["peluang_telat"] <= advice.IN_TIME


def test_the_air_is_offered_with_everything_of_the_sea_emptied():
    """What was quoted for the sea is estimated anew, so that no freight by sea flies."""
    by_air = dict(timed(TUMBLER).udara or {})
    assert set(ask("keputusan", TUMBLER | by_air)["galat"]) == {"freight"}
    assert timed(TUMBLER | {"moda": "udara"}).udara is None
    unweighed = timed(TUMBLER | {"berat_kg": ""})
    assert (unweighed.udara, unweighed.perlu_berat) == (None, True)


def test_a_page_of_stock_does_not_speak_of_production():
    """Goods in stock are got ready, not produced, and nobody pays for a mould there is none of."""
    html = ask("keputusan", dict(catalog.presets()["casing"].values), "html")["html"]["hasil"]
    assert "Menyiapkan barang" in html
    assert "Produksi massal" not in html.partition("Jadwal dan sebaran")[0]
    assert "cetakan" not in html.partition("Dari mana angkanya")[0]
    assert "Borongan sampai gudang" in html
