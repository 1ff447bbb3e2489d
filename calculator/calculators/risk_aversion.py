"""A decision seen by one with little capital: certain equivalents of the paths, and their break-even chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from calculator.calculators import decision_parts
from calculator.calculators.decision_parts import Parts
from calculator.decision import chain, paths, risk, tail
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
    tolerance, price = Decimal(values["toleransi_risiko"]), price_of(values)
    certain = {}
    for path in parts.paths:
        bets = bets_of(values, parts, path.id)
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
    ends = (Fraction(0), Fraction(1))
    bets_at = {name: [_bets(parts, name, chance) for chance in ends] for name in ("sample", "langsung")}
    shift = max(risk.worst(bets, price) for both in bets_at.values() for bets in both)
    sample, direct = (
        [risk.mean_exponential(bets, price, tolerance, shift) for bets in both] for both in bets_at.values()
    )
    chance = risk.break_even_chance(sample, direct)
    said = f"peluang saat rata-rata exp(biaya ÷ R) kedua jalur sama, R = {rupiah(tolerance)}"
    return None if chance is None else Step("p_impas_risiko", "peluang", Said(chance, said))


def lateness_priced(values: Values) -> bool:
    """Whether the reader says what missing the date costs, once or by the day."""
    return bool(values["rugi_telat"] or values["rugi_telat_per_hari"])


def price_of(values: Values) -> LatePrice:
    """What being late costs this reader."""
    tenggat = values["tenggat"]
    return LatePrice(
        tenggat=None if tenggat is None else tenggat.toordinal(),
        rugi_telat=Decimal(values["rugi_telat"] or 0),
        rugi_telat_per_hari=Decimal(values["rugi_telat_per_hari"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """The bad end of a path: the mean of its worst tenth in rupiah, the chance to lose more than one can bear.

    Without a tolerance of risk there is no such chance.
    """

    sepersepuluh_terburuk: Step
    peluang_lebih: float | None


def tails(values: Values, parts: Parts) -> dict[str, Tail]:
    """The bad end of every path, by its id."""
    good, price, limit = parts.mass.total_bersih.value, price_of(values), values["toleransi_risiko"]
    found = {}
    for path in parts.paths:
        losses = tail.losses(bets_of(values, parts, path.id), price, good)
        said = f"rata-rata sepersepuluh terburuk dari {len(losses)} kemungkinan, di atas biaya pesanan yang lancar"
        worst = Said(KE_RUPIAH.apply(tail.worst_mean(losses)), said)
        found[path.id] = Tail(
            sepersepuluh_terburuk=Step(f"{path.id}.sepersepuluh_terburuk", "rupiah", worst),
            peluang_lebih=None if limit is None else tail.chance_above(losses, limit),
        )
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _World:
    """A kind of factory: how likely it is, how likely it misreads, what its defects cost, bought or given up."""

    peluang: Fraction
    salah: Fraction
    cacat: Fraction
    cacat_batal: Fraction


def _worlds(parts: Parts, name: str, p: Fraction) -> list[_World]:
    """The kinds of factory behind a path: one, or by the quality of its lots."""
    stakes = parts.stakes
    found, zero, one = stakes.defects, Fraction(0), Fraction(1)
    if found is None:
        return [_World(peluang=one, salah=p, cacat=zero, cacat_batal=zero)]
    usual, bad = (
        paths.of_lot(stakes.jumlah_unit, found, lot, inspected=name.endswith(INSPECTED)).value
        for lot in (found.baik, found.buruk)
    )
    if found.ceroboh:
        return [
            _World(peluang=1 - p, salah=zero, cacat=usual, cacat_batal=usual),
            _World(peluang=p, salah=one, cacat=bad, cacat_batal=usual),
        ]
    chance = found.peluang_buruk
    return [
        _World(peluang=1 - chance, salah=p, cacat=usual, cacat_batal=usual),
        _World(peluang=chance, salah=p, cacat=bad, cacat_batal=bad),
    ]


def bets_of(values: Values, parts: Parts, name: str) -> Sequence[Bet]:
    """The outcomes of a path of this decision."""
    direct = name.startswith("langsung")
    chance = Fraction(values["peluang_salah_spek"]) if direct else decision_parts.sampled_chance(values)
    return _bets(parts, name, chance)


def _bets(parts: Parts, name: str, p: Fraction) -> Sequence[Bet]:
    """The outcomes of a path: by kind of factory and round, wrong or right, caught or not, given up.

    Within a lot defects are taken at their mean: they fall on many units.
    """
    path = next(path for path in parts.paths if path.id == name)
    certain = path.biaya_pasti.value + path.biaya_modal.value
    return [bet for world in _worlds(parts, name, p) if world.peluang for bet in _bets_in(parts, name, world, certain)]


def _bets_in(parts: Parts, name: str, world: _World, certain: Fraction) -> list[Bet]:
    masses, p = distribution(parts.routes[name]), world.salah
    if name.startswith("langsung"):
        rounds = [(Fraction(0), p, 1 - p, Fraction(0))]
    else:
        outcome = chain.run(p, parts.stakes.test)
        revision = parts.stakes.biaya_revisi.value
        last = len(masses) - 1
        rounds = [
            (place * revision, wrong, right, outcome.peluang_batal if place == last else Fraction(0))
            for place, (wrong, right) in enumerate(zip(outcome.salah_disetujui, outcome.benar_disetujui, strict=True))
        ]
    bets: list[Bet] = []
    for mass, (spent, *chances) in zip(masses, rounds, strict=True):
        wrong, right, given_up = (chance * world.peluang for chance in chances)
        base, unbought = certain + spent + world.cacat, certain + spent + world.cacat_batal
        bets += [
            Bet(peluang=wrong * share, biaya=base + loss, tiba=mass, pasti_telat=True)
            for share, loss in _wrong(parts, name)
        ]
        for share, alarm in _right(parts, name):
            bets.append(Bet(peluang=right * share, biaya=base + alarm, tiba=mass, pasti_telat=False))
            walked = unbought + alarm + parts.stakes.rugi_batal.value
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
