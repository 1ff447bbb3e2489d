"""The goods of one shipment: rows of their own, what a kind of goods lends them, what to know of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from calculator import charges, goods, permits
from calculator.compound_fields import SeriesField
from calculator.fields import TextField
from calculator.goods import KindOfGoods
from calculator.inputs import law
from calculator.numbers import persen
from calculator.outcome import Result, Values
from calculator.steps import Notice, Step

OWN = (law.KELOMPOK_KIRIMAN, law.TARIF_BM, law.TARIF_BM_FTA, law.BMT, law.KELOMPOK_PPH22)
"""What each series may say for itself; what it leaves out comes from the top level."""

BARANG = SeriesField(
    name="barang",
    label="Beberapa barang dalam satu kiriman",
    group="pesanan",
    noun="barang",
    folded="Tarif dan kelompok",
    help="Isi tiap barang sendiri bila tarifnya berbeda. Ongkir dan asuransi dibagi menurut harga FOB.",
    parts=(
        TextField(name="nama", label="Nama barang", group="pesanan", example="Tumbler"),
        replace(law.JENIS_BARANG, default=None, help=""),
        replace(law.FOB, required=True, help=""),
        *(replace(field, default=None, follows="") for field in OWN),
    ),
)


def complete_goods(values: Values) -> Values:
    """Fill the MFN rate and the group as barang kiriman from the kind of goods, where they were not given."""
    kind = goods.kinds().get(values["jenis_barang"])
    if kind is None:
        return values
    filled = dict(values)
    if values["tarif_bm"] is None:
        filled["tarif_bm"] = kind.tarif_bm
    if "kelompok_kiriman" not in values["diisi"]:
        filled["kelompok_kiriman"] = kind.kelompok_kiriman
    return filled


def complete_series(values: Values, one: Mapping[str, object]) -> dict[str, object]:
    """Fill what one series takes from the top level, and from its kind of goods."""
    own = {name: value for name, value in one.items() if value is not None}
    filled = complete_goods(values | own)
    return {name: filled.get(name) for name in one} | own


def goods_notices(values: Values) -> list[Notice]:
    """From which HS code the rates come, where the kind of goods gave them."""
    return [
        Notice(
            code="jenis_barang",
            values={"nama": kind.nama, "hs": kind.hs, "tarif": persen(kind.tarif_bm), "catatan": kind.catatan},
        )
        for kind in _kinds(values, "tarif_bm")
    ]


def list_notices(values: Values, jalur: str) -> list[Notice]:
    """Whether goods that are declared once stood in a list of PPh 22 and the reader has not said which holds."""
    if jalur not in ("pib", "pibk"):
        return []
    labels = dict(law.KELOMPOK_PPH22.options)
    return [
        Notice(code="pph22_daftar", values={"nama": kind.nama, "daftar": labels[kind.pph22]})
        for kind in _kinds(values, "kelompok_pph22")
        if kind.pph22
    ]


def declared_notices(values: Values) -> list[Notice]:
    """What the reader should know of the goods of an order that is declared in the importer's own name."""
    if values["skema_impor"] != "pib":
        return []
    return [*goods_notices(values), *list_notices(values, charges.declaration(values["importir"]))]


def permit_notices(values: Values) -> list[Notice]:
    """Which licence must be there before these goods are ordered, unless the reader has seen to it."""
    if values.get("izin", permits.UNKNOWN) != permits.UNKNOWN:
        return []
    found = dict.fromkeys(permit for name in each_kind(values) for permit in permits.needed(name))
    return [Notice(code="izin_belum", values={"izin": permit.nama, "perlu": permit.perlu}) for permit in found]


def each_kind(values: Values) -> list[str]:
    """The kind of each good in a shipment, by key."""
    series: Sequence[Mapping[str, object]] = values.get("barang") or ({},)
    return [str(one.get("jenis_barang") or values["jenis_barang"]) for one in series]


def _kinds(values: Values, unsaid: str) -> list[KindOfGoods]:
    """The kinds of goods in a shipment, each once, of which the reader left this field open."""
    series: Sequence[Mapping[str, object]] = values.get("barang") or ({},)
    open_ones = [one for one in series if one.get(unsaid) is None and unsaid not in values["diisi"]]
    names = dict.fromkeys(one.get("jenis_barang") or values["jenis_barang"] for one in open_ones)
    return [goods.kinds()[name] for name in names if name in goods.kinds()]


def named_goods(values: Values, each: Sequence[Mapping[str, Step]]) -> Result:
    """What each good is charged, beside its name and FOB; None without a list of goods."""
    given = [{"nama": one["nama"], "fob": Fraction(one["fob"])} for one in values["barang"] or ()]
    return [names | dict(one) for names, one in zip(given, each, strict=True)] or None
