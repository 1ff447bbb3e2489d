"""What the page of the import charges shows, with every piece of arithmetic already done."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from calculator import words
from calculator.answers import Answer, choice_label, listed
from calculator.calculators import pajak
from calculator.goods import OTHER
from calculator.numbers import angka, persen, rupiah, tanggal_pendek
from calculator.outcome import Outcome, Values
from calculator.regimes import Way, side_by_side
from calculator.rules import Row
from calculator.steps import Step
from calculator.tariffs import CARRIED
from calculator.views import Ladder, Told, distinct, ladders, notices_but

_SERIES = r"(?:barang\.\d+\.)?"

LADDERS = (
    ("pabean", "nilai_pabean", rf"{_SERIES}(?:asuransi_pabean|nilai_pabean)"),
    ("bea", "bea_masuk", rf"{_SERIES}(?:bea_masuk|bmt)"),
    ("ppn", "ppn", rf"{_SERIES}(?:nilai_impor|ppn)"),
    ("pph22", "pph22", rf"{_SERIES}(?:dasar_pph22|pph22)"),
    ("biaya", "biaya_akhir", r"total_pungutan|dapat_dikreditkan|biaya_akhir"),
)
"""The parts of the explanation, as `ladders` wants them."""

LEVIED = ("bea_masuk", "bmt", "ppn", "pph22")
"""What is paid, in the order of the law."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PajakView:
    """The charges as the page shows them; `fob` is of the whole shipment, in its currency."""

    values: Values
    given: tuple[Answer, ...]
    behind: tuple[Answer, ...]
    headline: str
    fob: Fraction
    jalur: str
    levied: tuple[tuple[str, Step], ...]
    ways: tuple[Way, ...]
    hasil: Mapping[str, Step]
    ladders: tuple[Ladder, ...]
    deciding: tuple[Row, ...]
    notices: tuple[Told, ...]


def charges_of_shipment(values: Values, outcome: Outcome) -> PajakView:
    """Arrange the charges of a shipment for their page."""
    hasil = {key: value for key, value in outcome.hasil.items() if isinstance(value, Step)}
    jalur = str(outcome.hasil["jalur"])
    fob = sum((Fraction(one["fob"]) for one in values["seri"]), Fraction(0))
    return PajakView(
        values=values,
        given=_given(values, fob),
        behind=_behind(values, jalur),
        headline=_headline(hasil),
        fob=fob,
        jalur=choice_label(pajak.FIELDS, "jalur", jalur),
        levied=tuple((words.label(key), hasil[key]) for key in LEVIED if key != "bmt" or hasil[key].value),
        ways=side_by_side(values, jalur),
        hasil=hasil,
        ladders=ladders(outcome, LADDERS),
        deciding=tuple(distinct(outcome.rows)),
        notices=notices_but(outcome, ()),
    )


def _headline(hasil: Mapping[str, Step]) -> str:
    """What is due, and how much that is of the customs value; personal goods within their exemption owe nothing."""
    due, value = hasil["total_pungutan"], hasil["nilai_pabean"].value
    if not value:
        return words.term("judul", "pajak.nol")
    return words.term("judul", "pajak").format(total=rupiah(due.amount), bagian=persen(due.value / value, 0))


def _given(values: Values, fob: Fraction) -> tuple[Answer, ...]:
    """What the shipment is: the goods, their price, the freight, the rate, the regime, the day."""
    unit, kind = values["mata_uang"], values["jenis_barang"]
    return listed(
        pajak.FIELDS,
        {
            "jenis_barang": "barang lain" if kind == OTHER else choice_label(pajak.FIELDS, "jenis_barang", kind),
            "fob": f"barang {unit} {angka(fob, 2)}",
            "freight": f"ongkir {unit} {angka(values['freight'], 2)}",
            "ndpbm": f"kurs {angka(values['ndpbm'])}",
            "jalur": f"jalur {choice_label(pajak.FIELDS, 'jalur', values['jalur'])}",
            "tanggal": f"aturan {tanggal_pendek(values['tanggal'])}",
        },
    )


def _behind(values: Values, jalur: str) -> tuple[Answer, ...]:
    """The other answers the charges rest on; those that this regime ignores are left out."""
    texts = {"importir": choice_label(pajak.FIELDS, "importir", values["importir"])}
    if values["asuransi"] is not None:
        texts["asuransi"] = f"{values['mata_uang']} {angka(values['asuransi'], 2)}"
    if jalur == "kiriman":
        if values["barang"] is None:
            texts["kelompok_kiriman"] = choice_label(pajak.FIELDS, "kelompok_kiriman", values["kelompok_kiriman"])
    elif jalur not in CARRIED:
        if values["barang"] is None:
            texts["tarif_bm"] = persen(values["tarif_bm"])
            texts["form_e"] = f"ya, {persen(values['tarif_bm_fta'])}" if values["form_e"] else "tidak"
            texts["kelompok_pph22"] = choice_label(pajak.FIELDS, "kelompok_pph22", values["kelompok_pph22"])
        texts["memiliki_api"] = _yes(values["memiliki_api"])
    texts |= {name: _yes(values[name]) for name in ("memiliki_npwp", "pkp", "suket_umkm")}
    texts["rezim_pph"] = choice_label(pajak.FIELDS, "rezim_pph", values["rezim_pph"])
    return listed(pajak.FIELDS, texts)


def _yes(answer: bool) -> str:
    return "ya" if answer else "tidak"
