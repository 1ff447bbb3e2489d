"""What a decision's steps stand on, for whoever computes on with them in a spreadsheet."""

from collections.abc import Sequence

from calculator import conditions
from calculator.calculators.decision_parts import Parts
from calculator.conditions import Condition
from calculator.decision.paths import Path
from calculator.steps import Step, explained, term


def of_decision(parts: Parts) -> tuple[Condition, ...]:
    """The regimes, the way out of a wrong lot, the cheapest path, and the signs that break-even points need."""
    return (*of_order(parts), *of_best(parts.paths, parts.verdict.jalur_terbaik), *_break_even(parts))


def of_order(parts: Parts) -> tuple[Condition, ...]:
    """What the costs of an order stand on, whichever path it takes."""
    ways = conditions.cheapest("cara_rugi", parts.loss.cara_terbaik, parts.loss.cara)
    sample = () if parts.sample is None else parts.sample.charges.conditions
    return (*sample, *parts.mass.conditions, *ways)


def of_best(paths: Sequence[Path], best: str) -> tuple[Condition, ...]:
    """That the path chosen stays the cheapest."""
    return conditions.cheapest("jalur_terbaik", best, {path.id: path.total_harapan for path in paths})


def _break_even(parts: Parts) -> tuple[Condition, ...]:
    found = parts.verdict
    kept = list(conditions.positive("impas", _inside(found.q_impas, "hemat_per_unit")))
    if found.p_impas is not None and found.p_impas_mentah is not None:
        chance = found.p_impas_mentah
        kept.append(Condition(code="impas", low=chance, high=term(1)))
        if chance.value >= 0:
            kept.append(Condition(code="impas", low=term(0), high=chance))
        else:
            kept.append(Condition(code="impas", low=chance, high=term(0), strict=True))
    if found.rugi_telat_impas is not None:
        kept.append(Condition(code="impas", low=term(0), high=found.rugi_telat_impas))
    return tuple(kept)


def _inside(step: Step | None, key: str) -> Step | None:
    """The step of this key on the way to another one."""
    return None if step is None else next(one for one in explained([step]) if one.key == key)
