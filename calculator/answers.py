"""The reader's answers above a result, each one tap from being changed, and the numbers behind them."""

from dataclasses import dataclass

from calculator.calculators import estimates, keputusan
from calculator.fields import ChoiceField, Field
from calculator.goods import OTHER
from calculator.numbers import angka, persen, rupiah, tanggal_pendek
from calculator.outcome import Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer: the field it is changed at, what it is, and in the reader's words; `ours` if we estimated it."""

    field: str
    label: str
    text: str
    ours: bool = False


def field_named(name: str) -> Field:
    """A field of the decision, by its name."""
    return next(field for field in keputusan.FIELDS if field.name == name)


def choice_label(name: str, word: str) -> str:
    """The label of one choice of a field."""
    match field_named(name):
        case ChoiceField(options=options):
            return dict(options)[word]
    message = f"{name} is no choice"
    raise TypeError(message)


def given(values: Values) -> tuple[Answer, ...]:
    """What the order is: the goods, how many, at what price, how they travel, until when, at which rate."""
    unit, tenggat = values["mata_uang"], values["tenggat"]
    texts = {
        **_goods(values),
        "jenis_pesanan": choice_label("jenis_pesanan", values["jenis_pesanan"]),
        "jumlah_unit": f"{angka(values['jumlah_unit'])} unit",
        "harga_unit": f"{unit} {angka(values['harga_unit'])} per unit",
        "moda": choice_label("moda", values["moda"]),
        "skema_impor": choice_label("skema_impor", values["skema_impor"]),
        "tenggat": "tanpa tenggat" if tenggat is None else f"di gudang {tanggal_pendek(tenggat)}",
        "ndpbm": f"kurs {angka(values['ndpbm'])}",
    }
    return tuple(Answer(field=name, label=field_named(name).label, text=text) for name, text in texts.items())


def _goods(values: Values) -> dict[str, str]:
    if values["nama_produk"]:
        return {"nama_produk": values["nama_produk"]}
    kind = values["jenis_barang"]
    return {"jenis_barang": "barang lain" if kind == OTHER else choice_label("jenis_barang", kind)}


def behind(values: Values) -> tuple[Answer, ...]:
    """The other numbers the result rests on: typed, estimated by us, or our assumptions."""
    unit = values["mata_uang"]
    ours = {estimate.name for estimate in values.get("taksiran", ())}
    texts = {
        "biaya_sample": f"{unit} {angka(values['biaya_sample'], 2)}",
        "ongkir_sample": f"{unit} {angka(values['ongkir_sample'], 2)}",
        **_transport(values),
        "peluang_salah_spek": persen(values["peluang_salah_spek"]),
        "harga_jual": "belum diisi" if values["harga_jual"] is None else rupiah(values["harga_jual"]),
        "tanggal_mulai": tanggal_pendek(values["tanggal_mulai"]),
    }
    ours |= {"peluang_salah_spek"} if values["peluang_dari_jenis"] else set()
    return tuple(
        Answer(field=name, label=field_named(name).label, text=text, ours=name in ours) for name, text in texts.items()
    )


def _transport(values: Values) -> dict[str, str]:
    if values["skema_impor"] == "borongan":
        return {"tarif_borongan": rupiah(values["tarif_borongan"])}
    found = {
        "freight": f"{values['mata_uang']} {angka(values['freight'], 2)}",
        "biaya_lokal": rupiah(values["biaya_lokal"]),
    }
    if values["skema_impor"] == "pib" and values["tarif_bm"] is not None:
        found["tarif_bm"] = persen(values["tarif_bm"])
        if values["form_e"]:
            found["tarif_bm_fta"] = persen(values["tarif_bm_fta"])
    return found


def estimated(values: Values) -> tuple[tuple[Answer, str], ...]:
    """What we estimated, and how."""
    return tuple(
        (
            Answer(
                field=estimate.name,
                label=field_named(estimate.name).label,
                text=estimates.shown(estimate, values),
                ours=True,
            ),
            estimate.how,
        )
        for estimate in values.get("taksiran", ())
    )
