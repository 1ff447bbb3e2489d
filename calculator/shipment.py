"""One shipment as its charges see it: its goods with their FOB, freight, insurance, customs rates, who imports."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from calculator.steps import Term, total
from calculator.tariffs import Goods, Importer


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One kind of goods in a shipment, with its FOB in the shipment's currency."""

    fob: Term
    goods: Goods


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipment:
    """One shipment on one day, all in one currency.

    `ndpbm_usd` is the customs rate of the USD, for the thresholds. `asuransi` None means unknown: then the rule's
    share is used.
    """

    tanggal: date
    jalur: str
    series: tuple[Series, ...]
    freight: Term
    asuransi: Term | None
    mata_uang: str
    ndpbm: Term
    ndpbm_usd: Term
    importer: Importer

    @property
    def per_usd(self) -> Fraction:
        """How many units of its currency make one USD, exactly."""
        return self.ndpbm_usd.value / self.ndpbm.value

    @property
    def fob_usd(self) -> Fraction:
        """The FOB of the whole shipment in USD, exactly."""
        return sum((one.fob.value for one in self.series), Fraction(0)) / self.per_usd

    @property
    def fob_in_usd(self) -> Term:
        """The same as a formula."""
        fob = total(*(one.fob for one in self.series))
        return fob if self.mata_uang == "USD" else fob * self.ndpbm / self.ndpbm_usd
