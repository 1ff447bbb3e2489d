"""The fine for a customs value declared too low: a what-if beside the charges, PP 39/2019 Pasal 6.

The ladder is data/aturan/denda.toml: the duty that fell short, as a share of the duty paid, finds the rung; the rung
says which share of the shortfall is the fine, rounded up to a thousand rupiah.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from calculator.charges import Charges
from calculator.conditions import Condition
from calculator.numbers import TURUN_KE_RUPIAH, angka, persen
from calculator.rules import Row, rule_at, rules
from calculator.steps import Leaf, Notice, Rounded, Step, Term, rule_term

LADDER = "denda.tarif."
ABOVE = "lebih"
"""The rung above the last limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fine:
    """The fine in rupiah, or none; the notice that explains it; rules that decided without being a number in it."""

    denda: Step | None
    notice: Notice
    rows: tuple[Row, ...] = ()
    conditions: tuple[Condition, ...] = ()


def fine(levied: Charges, seharusnya: Term, importir: str, day: date) -> Fine:
    """The fine if customs sets the customs value at `seharusnya` rupiah instead of what was declared.

    The duty is taken to grow with the value, at the shipment's own rates: a value that would lead out of the regime is
    not followed there. UU Kepabeanan Pasal 16 ayat (4); who is fined in barang kiriman: PMK 4/2025.
    Raises OutsideRulesError for a day the rules do not cover.
    """
    who = _deciding(levied.jalur, importir, day)
    if who is None or any(not row.number for row in who):
        return Fine(denda=None, notice=Notice(code="denda_bukan"), rows=who or ())
    if not levied.bea_masuk_penuh.value:
        return Fine(denda=None, notice=Notice(code="denda_tanpa_bm"), rows=who)
    if seharusnya.value <= levied.nilai_pabean.value:
        return Fine(denda=None, notice=Notice(code="denda_tidak_kurang"), rows=who)
    paid, declared = levied.bea_masuk_penuh, levied.nilai_pabean
    short = Step("kekurangan_bm", "rupiah", paid * (seharusnya - declared) / declared, TURUN_KE_RUPIAH)
    share = short.value / paid.value
    rung = rule_at(_rung(share), day)
    rounding = rule_at("denda.pembulatan", day)
    denda = Step("denda", "rupiah", Rounded(short * rule_term(rung), rounding.rounding, rounding))
    shown = {
        "bagian": persen(share, 0),
        "tarif": angka(rung.number * 100) + "%",
        "denda": denda,
        "kurang": short,
    }
    kept = (Condition(code="denda", low=declared, high=seharusnya, strict=True), *_on_rung(short / paid))
    return Fine(denda=denda, notice=Notice(code="denda", values=dict(shown)), rows=who, conditions=kept)


def _deciding(jalur: str, importir: str, day: date) -> tuple[Row, ...] | None:
    """The rules that say whether this importer is fined, none needed for a badan usaha; None where nobody is."""
    if jalur == "pib" or (jalur == "kiriman" and importir == "badan_usaha"):
        return ()
    return (rule_at("denda.perorangan", day),) if jalur == "kiriman" else None


def _rung(share: Fraction) -> str:
    """The key of the lowest rung that holds this share of the duty paid."""
    found = next((limit for limit in _limits() if share <= Fraction(limit, 100)), ABOVE)
    return f"denda.tarif.{found}"


def _limits() -> list[int]:
    """The limits of the rungs in percent of the duty paid."""
    return sorted(int(key.removeprefix(LADDER)) for key in rules() if key.startswith(LADDER) and ABOVE not in key)


def _on_rung(share: Term) -> tuple[Condition, ...]:
    """That the share of the duty paid stays on its rung."""
    limits = [Leaf(Fraction(limit, 100), "persen") for limit in _limits()]
    below = [limit for limit in limits if limit.value < share.value][-1:]
    above = [limit for limit in limits if limit.value >= share.value][:1]
    kept = [Condition(code="denda", low=limit, high=share, strict=True) for limit in below]
    return (*kept, *(Condition(code="denda", low=share, high=limit) for limit in above))
