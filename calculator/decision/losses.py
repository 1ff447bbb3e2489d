"""What a wrong lot costs, found on arrival, and what walking away costs.

The loss holds no lateness. The importer takes the cheapest way out, less what the supplier gives back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from calculator.landed_cost import MassCost
from calculator.numbers import KE_RUPIAH
from calculator.steps import Leaf, Rounded, Step, Term, answer, largest


@dataclass(frozen=True, slots=True, kw_only=True)
class Recourse:
    """The ways out of a wrong lot; rupiah per unit where not a share, None where the reader did not say."""

    harga_jual: Decimal | None
    rugi_salah_spek: Decimal | None
    rugi_batal: Decimal | None
    diskon_obral: Decimal
    biaya_perbaikan: Decimal | None
    porsi_terselamatkan: Decimal
    nilai_sisa: Decimal
    porsi_ganti_rugi: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """The loss L, the way out that gives it of all `cara`, and whether it is only an upper bound."""

    rugi_salah_spek: Step
    cara_terbaik: str
    cara: Mapping[str, Step]
    batas_atas: bool


def of_wrong_lot(recourse: Recourse, mass: MassCost, jumlah_unit: int) -> Loss:
    """The loss of a lot that does not match the specification.

    Without a selling price only making it again is left: an upper bound, said so.
    """
    if recourse.rugi_salah_spek is not None:
        given = Rounded(answer(recourse, "rugi_salah_spek", "rupiah"), KE_RUPIAH)
        return Loss(
            rugi_salah_spek=Step("rugi_salah_spek", "rupiah", given),
            cara_terbaik="langsung_isi",
            cara={},
            batas_atas=False,
        )
    ways = {
        name: Step(f"cara.{name}", "rupiah", formula, KE_RUPIAH)
        for name, formula in _ways_out(recourse, mass, jumlah_unit).items()
    }
    best = min(ways, key=lambda name: ways[name].value)
    recovered = answer(recourse, "porsi_ganti_rugi", "persen") * mass.barang
    loss = Rounded(largest(0, ways[best] - recovered), KE_RUPIAH)
    return Loss(
        rugi_salah_spek=Step("rugi_salah_spek", "rupiah", loss),
        cara_terbaik=best,
        cara=ways,
        batas_atas=recourse.harga_jual is None,
    )


def _ways_out(recourse: Recourse, mass: MassCost, jumlah_unit: int) -> Mapping[str, Term]:
    """The cost of each way out, as if nothing came back from the supplier."""
    units = Leaf(jumlah_unit, "unit", name="jumlah_unit")
    salvage = answer(recourse, "nilai_sisa", "rupiah")
    ways: dict[str, Term] = {"buat_ulang": mass.total_bersih - mass.cetakan - salvage * units}
    if recourse.harga_jual is None:
        return ways
    price = answer(recourse, "harga_jual", "rupiah")
    ways["obral"] = answer(recourse, "diskon_obral", "persen") * price * units
    ways["buang"] = (price - salvage) * units
    if recourse.biaya_perbaikan is not None:
        lost = Leaf(1 - recourse.porsi_terselamatkan, "persen")
        ways["perbaiki"] = (answer(recourse, "biaya_perbaikan", "rupiah") + lost * price) * units
    return ways


def of_giving_up(recourse: Recourse, mass: MassCost, biaya_ronde: Step, jumlah_unit: int) -> Step:
    """The cost of walking away after the last flagged sample: the profit forgone, else one more round."""
    if recourse.rugi_batal is not None:
        formula: Term = Rounded(answer(recourse, "rugi_batal", "rupiah"), KE_RUPIAH)
    elif recourse.harga_jual is not None:
        sales = answer(recourse, "harga_jual", "rupiah") * Leaf(jumlah_unit, "unit", name="jumlah_unit")
        formula = Rounded(largest(0, sales - mass.total_bersih), KE_RUPIAH)
    else:
        formula = Rounded(biaya_ronde, KE_RUPIAH)
    return Step("rugi_batal", "rupiah", formula)
