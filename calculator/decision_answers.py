"""The answers above a decision and the numbers behind it: typed, estimated by us, or our assumptions."""

from collections.abc import Iterable

from calculator import permits
from calculator.answers import Answer, choice_label, field_named, listed
from calculator.calculators import estimates
from calculator.calculators.decision_fields import FIELDS
from calculator.goods import OTHER
from calculator.numbers import angka, persen, rupiah, tanggal_pendek, uang
from calculator.outcome import Values


def given(values: Values) -> tuple[Answer, ...]:
    """What the order is: the goods, how many, at what price, how they travel, until when, at which rate."""
    unit, tenggat = values["mata_uang"], values["tenggat"]
    texts = {
        **_goods(values),
        "jenis_pesanan": choice_label(FIELDS, "jenis_pesanan", values["jenis_pesanan"]),
        "jumlah_unit": f"{angka(values['jumlah_unit'])} unit",
        "harga_unit": f"{uang(values['harga_unit'], unit)} per unit",
        "moda": choice_label(FIELDS, "moda", values["moda"]),
        "skema_impor": choice_label(FIELDS, "skema_impor", values["skema_impor"]),
        **measure(values),
        "tenggat": "tanpa tenggat" if tenggat is None else f"di gudang {tanggal_pendek(tenggat)}",
        "ndpbm": f"kurs {angka(values['ndpbm'])}",
    }
    return listed(FIELDS, texts)


def _goods(values: Values) -> dict[str, str]:
    if values["nama_produk"]:
        return {"nama_produk": values["nama_produk"]}
    kind = values["jenis_barang"]
    return {"jenis_barang": "barang lain" if kind == OTHER else choice_label(FIELDS, "jenis_barang", kind)}


def measure(values: Values) -> dict[str, str]:
    """What the freight is billed by, where it was given: weight in the air and by courier, volume at sea."""
    weight, volume = values["berat_kg"], values["volume_cbm"]
    if estimates.billed_by_weight(values):
        return {} if weight is None else {"berat_kg": f"{angka(weight, 1)} kg"}
    return {} if volume is None else {"volume_cbm": f"{angka(volume, 2)} CBM"}


def behind(values: Values) -> tuple[Answer, ...]:
    """The other numbers the result rests on: typed, estimated by us, or our assumptions."""
    unit = values["mata_uang"]
    ours = {estimate.name for estimate in values.get("taksiran", ())}
    texts = {
        "biaya_sample": uang(values["biaya_sample"], unit),
        "ongkir_sample": uang(values["ongkir_sample"], unit),
        **_transport(values),
        "peluang_salah_spek": persen(values["peluang_salah_spek"]),
        "harga_jual": "belum diisi" if values["harga_jual"] is None else rupiah(values["harga_jual"]),
        "porsi_dp": persen(values["porsi_dp"]),
        "tanggal_mulai": tanggal_pendek(values["tanggal_mulai"]),
        **_papers(values),
    }
    ours |= as_assumed(values, (*_papers(values), "porsi_dp"))
    ours |= {"tarif_borongan"} if "tarif_borongan" not in values["diisi"] else set()
    ours |= {"peluang_salah_spek"} if values["peluang_dari_jenis"] else set()
    return listed(FIELDS, texts, ours)


def _transport(values: Values) -> dict[str, str]:
    if values["skema_impor"] == "borongan":
        by_weight = values["moda"] == "udara"
        unit, least = "kg" if by_weight else "CBM", angka(values["minimum_tagih"])
        said = f"{rupiah(values['tarif_borongan'])} per {unit}, paling sedikit {least} {unit}"
        return {"tarif_borongan": said + (", berat atau volume, mana yang lebih besar" if by_weight else "")}
    found = {
        "freight": uang(values["freight"], values["mata_uang"]),
        "biaya_lokal": rupiah(values["biaya_lokal"]),
    }
    if values["skema_impor"] == "pib" and values["tarif_bm"] is not None:
        found["tarif_bm"] = persen(values["tarif_bm"])
        if values["form_e"]:
            found["tarif_bm_fta"] = persen(values["tarif_bm_fta"])
    return found


def _papers(values: Values) -> dict[str, str]:
    """The importer's papers that the charges of a declaration depend on."""
    if values["skema_impor"] != "pib":
        return {}
    return {
        "importir": choice_label(FIELDS, "importir", values["importir"]),
        "memiliki_api": "ada" if values["memiliki_api"] else "tidak ada",
        "memiliki_npwp": "ada" if values["memiliki_npwp"] else "tidak ada",
        "pkp": "ya" if values["pkp"] else "bukan",
        "rezim_pph": choice_label(FIELDS, "rezim_pph", values["rezim_pph"]),
    }


def may_add_duty(values: Values) -> bool:
    """Whether a trade remedy may fall on the order, and none was filled in."""
    return values["skema_impor"] == "pib" and not values["bmt"] and permits.may_add_duty(values["jenis_barang"])


def as_assumed(values: Values, names: Iterable[str]) -> set[str]:
    """Those that stand as the form holds them at first: a form cannot tell whether that was meant."""
    return {name for name in names if values[name] == field_named(FIELDS, name).default}


def estimated(values: Values) -> tuple[tuple[Answer, str], ...]:
    """What we estimated, and how."""
    return tuple(
        (
            Answer(
                field=estimate.name,
                label=field_named(FIELDS, estimate.name).label,
                text=estimates.shown(estimate, values),
                ours=True,
            ),
            estimate.how,
        )
        for estimate in values.get("taksiran", ())
    )
