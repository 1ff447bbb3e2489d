"""What the page of the import charges shows, with every piece of arithmetic already done."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from calculator import permits, words
from calculator.answers import Answer, choice_label, listed
from calculator.calculators import pajak, pajak_goods
from calculator.goods import OTHER
from calculator.numbers import angka, persen, rupiah, tanggal_pendek, uang
from calculator.outcome import Outcome, Values
from calculator.regimes import AllIn, Courier, Way, all_in, carriage, courier, side_by_side
from calculator.rules import Row
from calculator.steps import Operation, Rounded, Step, explained
from calculator.tariffs import CARRIED
from calculator.views import DUTY, Ladder, Told, distinct, ladders, notices_but

_SERIES = r"(?:barang\.\d+\.)?"

LADDERS = (
    ("pabean", "nilai_pabean", rf"{_SERIES}(?:asuransi_pabean|(?:bagian_)?nilai_pabean)"),
    ("bea", "bea_masuk", rf"{_SERIES}(?:bea_masuk|bmt)"),
    ("ppn", "ppn", rf"{_SERIES}(?:nilai_impor|ppn)"),
    ("pph22", "pph22", rf"{_SERIES}(?:dasar_pph22|pph22)"),
    ("biaya", "biaya_akhir", rf"{_SERIES}(?:total_pungutan|dapat_dikreditkan|biaya_akhir)"),
)
"""The parts of the explanation, as `ladders` wants them."""

LEVIED = ("bea_masuk", "bmt", "ppn", "pph22")
"""What is paid, in the order of the law."""


PAID = ("nilai_pabean", *LEVIED, "total_pungutan", "biaya_akhir")
"""What the table shows of each good."""

RATED = {"bea_masuk": DUTY, "ppn": "ppn", "pph22": "pph22"}
"""The amounts that are a rate of something: how the keys of the steps end in which it is applied, good by good."""

LONGEST = 80
"""Of the names of goods a message carries so many letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsView:
    """One good of several: where it is typed, its name, its FOB in the shipment's currency, its amounts."""

    field: str
    nama: str
    fob: Fraction
    amounts: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Levied:
    """One charge: its name, its rate in words (empty where it has none), its amount."""

    nama: str
    tarif: str
    step: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class PajakView:
    """The charges as the page shows them; `fob` is of the whole shipment, in its currency.

    `goods` are the several goods under `columns`, with the shipment's own amounts in `totals`; `named` says what all
    of it is; `gate` what must be there before any of it is ordered. `banding` is what the other ways are compared with.
    """

    values: Values
    given: tuple[Answer, ...]
    behind: tuple[Answer, ...]
    headline: str
    fob: Fraction
    jalur: str
    levied: tuple[Levied, ...]
    named: str
    goods: tuple[GoodsView, ...]
    columns: tuple[str, ...]
    totals: tuple[Step, ...]
    ways: tuple[Way, ...]
    kurir: Courier | None
    borongan: AllIn | None
    banding: Fraction
    hasil: Mapping[str, Step]
    ladders: tuple[Ladder, ...]
    deciding: tuple[Row, ...]
    bmt_mungkin: bool
    gate: tuple[str, ...]
    notices: tuple[Told, ...]


def charges_of_shipment(values: Values, outcome: Outcome) -> PajakView:
    """Arrange the charges of a shipment for their page."""
    hasil = {key: value for key, value in outcome.hasil.items() if isinstance(value, Step)}
    jalur = str(outcome.hasil["jalur"])
    fob = sum((Fraction(one["fob"]) for one in values["seri"]), Fraction(0))
    shown = [key for key in PAID if key != "bmt" or hasil[key].value]
    goods = _goods(outcome, shown)
    ways = side_by_side(values, jalur)
    banding = hasil["biaya_akhir"].amount + carriage(values)
    return PajakView(
        values=values,
        given=_given(values, fob, goods, jalur),
        behind=_behind(values, jalur),
        headline=_headline(hasil),
        fob=fob,
        jalur=choice_label(pajak.FIELDS, "jalur", jalur),
        levied=_levied(outcome, {key: hasil[key] for key in LEVIED if key in shown}),
        named=_named(values, goods),
        goods=goods,
        columns=tuple(words.term("kolom_barang", key) for key in shown),
        totals=tuple(hasil[key] for key in shown),
        ways=ways,
        kurir=courier(ways, values["importir"]),
        borongan=all_in(values, banding),
        banding=banding,
        hasil=hasil,
        ladders=ladders(outcome, LADDERS),
        deciding=tuple(distinct(outcome.rows)),
        bmt_mungkin=jalur in ("pib", "pibk")
        and any(
            not own["bmt"] and permits.may_add_duty(kind)
            for own, kind in zip(values["seri"], pajak_goods.each_kind(values), strict=True)
        ),
        gate=tuple(words.notice(notice) for notice in outcome.notices if notice.code == "izin_belum"),
        notices=notices_but(outcome, ("izin_belum",)),
    )


def _levied(outcome: Outcome, paid: Mapping[str, Step]) -> tuple[Levied, ...]:
    """What is paid, each with the rate of its goods, or the lowest and the highest of them."""
    steps = explained(outcome.steps)
    found = []
    for key, step in paid.items():
        ending = RATED.get(key)
        applied = (_rate(one) for one in steps if ending and re.fullmatch(_SERIES + ending, one.key))
        rates = {rate for rate in applied if rate is not None}
        ends = [persen(rate) for rate in dict.fromkeys((min(rates), max(rates)))] if rates else []
        text = words.term("formulir", "rentang").format(rendah=ends[0], tinggi=ends[1]) if ends[1:] else "".join(ends)
        found.append(Levied(nama=words.label(key), tarif=text, step=step))
    return tuple(found)


def _rate(step: Step) -> Fraction | None:
    """The rate in a step that is one of another step's amount; None for a sum, and of nothing."""
    formula = step.term.term if isinstance(step.term, Rounded) else step.term
    if not isinstance(formula, Operation) or formula.sign != "\u00d7":
        return None
    of = next((part.value for part in formula.terms if isinstance(part, Step)), Fraction(0))
    return formula.value / of if of else None


def _goods(outcome: Outcome, shown: Sequence[str]) -> tuple[GoodsView, ...]:
    """The goods of a shipment that was given as a list."""
    each: Any = outcome.hasil["barang"] or ()
    return tuple(
        GoodsView(
            field=f"barang.{place}.fob",
            nama=one["nama"] or words.term("formulir", "barang_ke").format(ke=place + 1),
            fob=one["fob"],
            amounts=tuple(one[key] for key in shown),
        )
        for place, one in enumerate(each)
    )


def _named(values: Values, goods: Sequence[GoodsView]) -> str:
    """What the shipment holds: its kind of goods, or how many goods and which."""
    if not goods:
        kind = values["jenis_barang"]
        return "barang lain" if kind == OTHER else choice_label(pajak.FIELDS, "jenis_barang", kind)
    names = ", ".join(one.nama for one in goods)
    cut = names if len(names) <= LONGEST else names[:LONGEST] + "…"
    return f"{_counted(goods)} ({cut})"


def _counted(goods: Sequence[GoodsView]) -> str:
    return words.term("formulir", "macam").format(jumlah=len(goods))


def _headline(hasil: Mapping[str, Step]) -> str:
    """What is due, and how much that is of the customs value; personal goods within their exemption owe nothing."""
    due, value = hasil["total_pungutan"], hasil["nilai_pabean"].value
    if not value:
        return words.term("judul", "pajak.nol")
    return words.term("judul", "pajak").format(total=rupiah(due.amount), bagian=persen(due.value / value, 0))


def _given(values: Values, fob: Fraction, goods: Sequence[GoodsView], jalur: str) -> tuple[Answer, ...]:
    """What the shipment is: the goods, their price, the freight, the rate, the regime, the day.

    Of goods that are declared also whether their origin is proved: nothing else changes the duty as much.
    """
    unit = values["mata_uang"]
    price = uang(fob, unit)
    what = (
        {"barang": f"{_counted(goods)}, {price}"}
        if goods
        else {"jenis_barang": _named(values, goods), "fob": f"barang {price}"}
    )
    if values["jumlah_unit"]:
        what["jumlah_unit"] = f"{angka(values['jumlah_unit'])} unit"
    proof = {"form_e": words.term("bukti", _yes(values["form_e"]))} if jalur in ("pib", "pibk") else {}
    return listed(
        pajak.FIELDS,
        what
        | {
            "freight": f"ongkir {uang(values['freight'], unit)}",
            "ndpbm": f"kurs {angka(values['ndpbm'])}",
            "jalur": f"jalur {choice_label(pajak.FIELDS, 'jalur', values['jalur'])}",
            **proof,
            "tanggal": f"aturan {tanggal_pendek(values['tanggal'])}",
        },
    )


def _behind(values: Values, jalur: str) -> tuple[Answer, ...]:
    """The other answers the charges rest on; those that this regime ignores are left out."""
    texts = {"importir": choice_label(pajak.FIELDS, "importir", values["importir"])}
    if values["tawaran_borongan"] is not None:
        texts["tawaran_borongan"] = rupiah(Fraction(values["tawaran_borongan"]))
    if values["asuransi"] is not None:
        texts["asuransi"] = uang(values["asuransi"], values["mata_uang"])
    if jalur == "kiriman":
        if values["barang"] is None:
            texts["kelompok_kiriman"] = choice_label(pajak.FIELDS, "kelompok_kiriman", values["kelompok_kiriman"])
    elif jalur not in CARRIED:
        if values["barang"] is None:
            rate = "tarif_bm_fta" if values["form_e"] else "tarif_bm"
            texts[rate] = persen(values[rate])
            texts["kelompok_pph22"] = choice_label(pajak.FIELDS, "kelompok_pph22", values["kelompok_pph22"])
        texts["memiliki_api"] = _yes(values["memiliki_api"])
    texts |= {name: _yes(values[name]) for name in ("memiliki_npwp", "pkp", "suket_umkm")}
    texts["rezim_pph"] = choice_label(pajak.FIELDS, "rezim_pph", values["rezim_pph"])
    return listed(pajak.FIELDS, texts)


def _yes(answer: bool) -> str:
    return "ya" if answer else "tidak"
