"""A decision seen by one with little capital: certain equivalents of the paths, and their break-even chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from calculator.calculators import decision_parts
from calculator.calculators.decision_parts import Parts
from calculator.decision import chain, paths, risk
from calculator.decision.chain import Chain
from calculator.decision.paths import INSPECTED
from calculator.decision.risk import Bet, LatePrice
from calculator.forecast import distribution
from calculator.numbers import KE_RUPIAH, rupiah
from calculator.outcome import Values
from calculator.steps import Said, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Averse:
    """Certain equivalents by path, in rupiah, and the break-even chance of one who minds risk."""

    setara_pasti: dict[str, Step]
    p_impas: Step | None


def of_decision(values: Values, parts: Parts) -> Averse:
    """The decision under the reader's risk tolerance."""
    tolerance, price = Decimal(values["toleransi_risiko"]), _price(values)
    p = Fraction(values["peluang_salah_spek"])
    certain = {}
    for path in parts.paths:
        bets = _bets(parts, path.id, p, parts.outcome)
        shift = risk.worst(bets, price)
        mean = risk.mean_exponential(bets, price, tolerance, shift)
        amount = KE_RUPIAH.apply(risk.certain_equivalent(mean, tolerance, shift))
        said = f"R × ln(rata-rata exp(biaya ÷ R)), R = {rupiah(tolerance)}, atas {len(bets)} kemungkinan"
        certain[path.id] = Step(f"{path.id}.setara_pasti", "rupiah", Said(amount, said))
    if decision_parts.several(values):
        return Averse(setara_pasti=certain, p_impas=None)
    return Averse(setara_pasti=certain, p_impas=_break_even(parts, price, tolerance))


def _break_even(parts: Parts, price: LatePrice, tolerance: Decimal) -> Step | None:
    """The chance at which both paths are equally bad."""
    ends = [(chance, chain.run(chance, parts.stakes.test)) for chance in (Fraction(0), Fraction(1))]
    bets_at = {name: [_bets(parts, name, *end) for end in ends] for name in ("sample", "langsung")}
    shift = max(risk.worst(bets, price) for both in bets_at.values() for bets in both)
    sample, direct = (
        [risk.mean_exponential(bets, price, tolerance, shift) for bets in both] for both in bets_at.values()
    )
    chance = risk.break_even_chance(sample, direct)
    said = f"peluang saat rata-rata exp(biaya ÷ R) kedua jalur sama, R = {rupiah(tolerance)}"
    return None if chance is None else Step("p_impas_risiko", "peluang", Said(chance, said))


def _price(values: Values) -> LatePrice:
    tenggat = values["tenggat"]
    return LatePrice(
        tenggat=None if tenggat is None else tenggat.toordinal(),
        rugi_telat=Decimal(values["rugi_telat"] or 0),
        rugi_telat_per_hari=Decimal(values["rugi_telat_per_hari"]),
    )


def _bets(parts: Parts, name: str, p: Fraction, outcome: Chain) -> Sequence[Bet]:
    """The outcomes of a path: by round, wrong or right, caught or not, given up.

    Process defects are taken at their mean: they fall on many units, not on the lot as a whole.
    """
    path = next(path for path in parts.paths if path.id == name)
    masses = distribution(parts.routes[name])
    certain = path.biaya_pasti.value + path.biaya_modal.value
    certain += paths.defects(parts.stakes, inspected=name.endswith(INSPECTED)).value
    if name.startswith("langsung"):
        rounds = [(Fraction(0), p, 1 - p, Fraction(0))]
    else:
        revision = parts.stakes.biaya_revisi.value
        last = len(masses) - 1
        rounds = [
            (place * revision, wrong, right, outcome.peluang_batal if place == last else Fraction(0))
            for place, (wrong, right) in enumerate(zip(outcome.salah_disetujui, outcome.benar_disetujui, strict=True))
        ]
    bets: list[Bet] = []
    for mass, (spent, wrong, right, given_up) in zip(masses, rounds, strict=True):
        base = certain + spent
        bets += [
            Bet(peluang=wrong * share, biaya=base + loss, tiba=mass, pasti_telat=True)
            for share, loss in _wrong(parts, name)
        ]
        for share, alarm in _right(parts, name):
            bets.append(Bet(peluang=right * share, biaya=base + alarm, tiba=mass, pasti_telat=False))
            walked = base + alarm + parts.stakes.rugi_batal.value
            bets.append(Bet(peluang=given_up * share, biaya=walked, tiba=mass, pasti_telat=False))
    return bets


def _wrong(parts: Parts, name: str) -> list[tuple[Fraction, Fraction]]:
    """What a wrong lot costs: caught by the inspection, or on arrival."""
    loss, inspection = parts.loss.rugi_salah_spek.value, parts.stakes.inspection
    if inspection is None or not name.endswith(INSPECTED):
        return [(Fraction(1), loss)]
    seen = inspection.deteksi[name]
    return [(seen, inspection.rugi_psi.value), (1 - seen, loss)]


def _right(parts: Parts, name: str) -> list[tuple[Fraction, Fraction]]:
    """What a right lot costs: nothing, or a false alarm of the inspection."""
    inspection = parts.stakes.inspection
    if inspection is None or not name.endswith(INSPECTED):
        return [(Fraction(1), Fraction(0))]
    alarm = Fraction(inspection.biaya_alarm_palsu)
    return [(inspection.lolos_psi, Fraction(0)), (1 - inspection.lolos_psi, alarm)]
