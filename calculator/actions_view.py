"""What else one can do, and what an inspection is worth, as the decision's page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from calculator import aql_view, curves, decision_answers, inspection, words
from calculator.calculators import actions
from calculator.curves import PlanCurve
from calculator.numbers import persen
from calculator.outcome import Values


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionView:
    """One action: its name, the path it goes with, its price, the expected total and what it saves, its arrival.

    `hemat` is negative where it makes the order dearer.
    """

    id: str
    label: str
    jalur: str
    biaya: int
    total: int
    hemat: int
    tiba: date | None
    sempat: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionView:
    """An inspection of this order: what is looked at, what slips through, its fee and what it avoids on each path."""

    ringkas: str
    cacat: str
    lolos: float
    cacat_buruk: str
    lolos_buruk: float | None
    biaya: int
    jalur: tuple[tuple[str, int, int], ...]
    untung: bool
    curve: PlanCurve | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideView:
    """What stands beside the two paths; `p_jelas` is the chance of a mismatch with a clear specification sheet.

    `ajukan` is the share by air to offer with one tap, empty where that is no answer. `asumsi` names the fields behind
    these numbers that stand as the form holds them at first.
    """

    tindakan: tuple[ActionView, ...]
    p_jelas: Decimal
    gabung: Mapping[str, int | None] | None
    mutu: InspectionView
    ajukan: str
    asumsi: set[str]


SOME_BY_AIR = "20%"
"""The share by air that is offered with one tap (asumsi kami)."""

ASSUMED = ("perbaikan_spesifikasi", "tarif_bm_fta", "deteksi_psi_langsung", "deteksi_psi_sample")
"""The fields behind these numbers that hold an assumption of ours until the reader changes it."""


def beside(values: Values, hasil: Mapping[str, Any], *, late: bool) -> BesideView:
    """Arrange what stands beside the two paths; `late` says that the advised one has not enough time."""
    return BesideView(
        tindakan=tuple(_action(found) for found in hasil["tindakan"]),
        p_jelas=actions.chance_with_sheet(values),
        gabung=hasil["gabung"],
        mutu=_inspection(values, hasil["mutu"]),
        asumsi=decision_answers.as_assumed(values, ASSUMED),
        ajukan=SOME_BY_AIR if late and actions.may_be_parted(values) and values["porsi_udara"] is None else "",
    )


def _action(found: Mapping[str, Any]) -> ActionView:
    late = found["peluang_telat"]
    return ActionView(
        id=found["id"],
        label=words.term("tindakan", found["id"]),
        jalur=words.term("jalur", found["jalur"]),
        biaya=found["biaya"],
        total=found["total_harapan"],
        hemat=found["hemat"],
        tiba=found["tiba_p80"],
        sempat=None if late is None else 1 - late,
    )


def _inspection(values: Values, mutu: Mapping[str, Any]) -> InspectionView:
    units, rate = values["jumlah_unit"], values["tingkat_cacat"]
    plan = inspection.plan_of_order(units, values["tingkat"], values["aql"])
    worth = tuple((words.term("jalur", name), one["hindari"], one["bersih"]) for name, one in mutu["jalur"].items())
    return InspectionView(
        ringkas=aql_view.headline(plan, units),
        cacat=persen(rate),
        lolos=mutu["peluang_lolos"],
        cacat_buruk=persen(values["cacat_lot_buruk"]),
        lolos_buruk=mutu["peluang_lolos_buruk"],
        biaya=mutu["biaya_inspeksi"],
        jalur=worth,
        untung=any(net > 0 for _, _, net in worth),
        curve=None if plan.inspeksi_penuh else curves.of_plan(plan, Fraction(values["peluang_deteksi"]), rate),
    )
