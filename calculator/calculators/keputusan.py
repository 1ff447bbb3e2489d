"""keputusan: sample first, or straight to mass production?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from calculator import charges, inputs, landed_cost
from calculator.calculators import jadwal, pajak
from calculator.charges import Shipment
from calculator.decision import chain, losses, paths
from calculator.decision.chain import Chain
from calculator.decision.losses import Loss, Recourse
from calculator.decision.paths import Path, Stakes, Verdict
from calculator.inputs import law, order, risk
from calculator.landed_cost import MassCost, MassOrder, Rates, SampleOrder, SampleRound
from calculator.numbers import KE_RUPIAH
from calculator.outcome import Calculator, Outcome, Problem, Result, Values
from calculator.rules import Row, rule
from calculator.schedule import Plan
from calculator.steps import Leaf, Notice, Rounded, Step, Term, explained, rows_of

RECOURSE = (
    order.HARGA_JUAL,
    risk.RUGI_SALAH_SPEK,
    risk.RUGI_BATAL,
    risk.DISKON_OBRAL,
    risk.BIAYA_PERBAIKAN,
    risk.PORSI_TERSELAMATKAN,
    risk.NILAI_SISA,
    risk.PORSI_GANTI_RUGI,
)
"""The fields of losses.Recourse."""

FIELDS = (
    order.NAMA_PRODUK,
    order.JUMLAH_UNIT,
    order.HARGA_UNIT,
    order.JUMLAH_SAMPLE,
    order.BIAYA_SAMPLE,
    order.ONGKIR_SAMPLE,
    order.KREDIT_SAMPLE,
    order.BIAYA_RONDE,
    order.BIAYA_REVISI,
    law.NDPBM,
    order.KURS_BAYAR,
    order.SKEMA_IMPOR,
    law.FREIGHT,
    law.ASURANSI,
    order.BIAYA_LOKAL,
    order.BIAYA_LOKAL_ASAL,
    order.BIAYA_CETAKAN,
    order.BERAT_KG,
    order.VOLUME_CBM,
    replace(law.TANGGAL, required=False, help="Kosong berarti sama dengan hari mulai."),
    *inputs.GOODS,
    *inputs.IMPORTER,
    *RECOURSE,
    *jadwal.SCHEDULE_FIELDS,
)


def complete(values: Values) -> Values:
    """Fill what depends on other answers."""
    filled = jadwal.complete(values)
    if filled["tanggal"] is None:
        filled["tanggal"] = filled["tanggal_mulai"]
    if filled["kurs_bayar"] is None:
        filled["kurs_bayar"] = values["ndpbm"]
    return filled


def check(values: Values) -> list[Problem]:
    """What may not go together."""
    problems = jadwal.check(values) + pajak.importer_problems(values)
    if values["tanggal"] is None:
        return problems
    fob = _customs_fob(values)
    small = charges.within_kiriman(fob, values["tanggal"])
    if values["skema_impor"] == "kiriman" and not small:
        message = "Barang kiriman hanya sampai FOB USD 1.500; pesanan ini lebih besar. Pilih PIB."
        problems.append((("skema_impor", "jumlah_unit", "harga_unit"), message))
    declared = values["skema_impor"] == "pib" or not charges.within_kiriman(
        _sample_fob(values), values["tanggal"]
    )
    if declared and values["tarif_bm"] is None:
        problems.append((("tarif_bm",), pajak.TARIF_BM_MISSING))
    return problems


def _sample_fob(values: Values) -> Fraction:
    pieces = Fraction(values["jumlah_sample"]) * Fraction(values["harga_unit"])
    return max(Fraction(values["biaya_sample"]), pieces)


def _customs_fob(values: Values) -> Fraction:
    goods = Fraction(values["jumlah_unit"]) * Fraction(values["harga_unit"])
    return goods + Fraction(values["biaya_cetakan"]) + Fraction(values["biaya_lokal_asal"])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """Everything one decision computes, on the way to its outcome."""

    sample: SampleRound
    mass: MassCost
    loss: Loss
    stakes: Stakes
    outcome: Chain
    paths: tuple[Path, Path]
    verdict: Verdict
    plans: dict[str, Plan]


def compute(values: Values) -> Outcome:
    """The decision for the order typed in."""
    parts = _parts(values)
    steps = _steps(parts)
    rows = (*parts.sample.charges.rows, *parts.mass.charges.rows)
    return Outcome(hasil=_result(parts), steps=steps, notices=_notices(values, parts, rows), rows=rows)


def _parts(values: Values) -> _Parts:
    day, goods, importer = values["tanggal"], pajak.goods_of(values), pajak.importer_of(values)
    rates = Rates(ndpbm=values["ndpbm"], kurs_bayar=values["kurs_bayar"])
    sample = landed_cost.sample_round(_pick(SampleOrder, values), rates, goods, importer, day)
    mass = landed_cost.mass_order(_pick(MassOrder, values), rates, goods, importer, day)
    stakes, loss = _stakes(values, sample, mass)
    p, test = Fraction(values["peluang_salah_spek"]), jadwal.test_of(values)
    outcome = chain.run(p, test)
    both = (paths.direct(stakes, p), paths.with_sample(stakes, outcome))
    return _Parts(
        sample=sample,
        mass=mass,
        loss=loss,
        stakes=stakes,
        outcome=outcome,
        paths=both,
        verdict=paths.decide(stakes, p, test, both),
        plans={path.id: jadwal.plan_of(values, path.id) for path in both},
    )


def _pick[T](kind: type[T], values: Values) -> T:
    """Build a model's input from the values of the same names."""
    names: Iterable[str] = kind.__dataclass_fields__  # type: ignore[attr-defined]
    return kind(**{name: values[name] for name in names})


def _stakes(values: Values, sample: SampleRound, mass: MassCost) -> tuple[Stakes, Loss]:
    recourse, units = _pick(Recourse, values), values["jumlah_unit"]
    first = sample.biaya_ronde
    if values["biaya_ronde"] is not None:
        first = Step("biaya_ronde", "rupiah", Leaf(values["biaya_ronde"], "rupiah"))
    revision = first if values["biaya_revisi"] is None else Leaf(values["biaya_revisi"], "rupiah")
    loss = losses.of_wrong_lot(recourse, mass, units)
    credited: Term = Leaf(0, "rupiah")
    if values["biaya_sample_dikreditkan"]:
        fee = Leaf(values["biaya_sample"], "USD") * Leaf(values["kurs_bayar"], "kurs")
        credited = Rounded(fee, KE_RUPIAH)
    stakes = Stakes(
        jumlah_unit=units,
        total_bersih=mass.total_bersih,
        biaya_ronde=first,
        biaya_revisi=Step("biaya_revisi", "rupiah", revision),
        kredit_sample=Step("kredit_sample", "rupiah", credited),
        rugi_salah_spek=loss.rugi_salah_spek,
        rugi_batal=losses.of_giving_up(recourse, mass, first, units),
        omzet=None
        if values["harga_jual"] is None
        else Leaf(values["harga_jual"], "rupiah") * Leaf(units, "unit"),
    )
    return stakes, loss


def _steps(parts: _Parts) -> tuple[Step, ...]:
    verdict = parts.verdict
    ends = [parts.stakes.biaya_ronde, parts.mass.per_unit, _selling_price(parts), parts.loss.rugi_salah_spek]
    ends += [path.per_unit for path in parts.paths]
    ends += [step for step in (verdict.selisih, verdict.p_impas, verdict.q_impas) if step is not None]
    return tuple(ends)


def _selling_price(parts: _Parts) -> Step:
    """The selling price at which a good lot earns nothing, the sample round included."""
    cost = parts.mass.total_bersih + parts.stakes.biaya_ronde
    per_unit = cost / Leaf(parts.stakes.jumlah_unit, "unit")
    return Step("massal.harga_jual_impas", "rupiah", Rounded(per_unit, KE_RUPIAH))


def _result(parts: _Parts) -> dict[str, Result]:
    verdict = parts.verdict
    return {
        "biaya_ronde": parts.stakes.biaya_ronde,
        "biaya_revisi": parts.stakes.biaya_revisi,
        "rantai": {
            "rata_ronde": parts.outcome.rata_ronde,
            "peluang_lolos_salah": parts.outcome.peluang_lolos_salah,
            "peluang_lolos_benar": parts.outcome.peluang_lolos_benar,
            "peluang_batal": parts.outcome.peluang_batal,
            "peluang_salah_bila_disetujui": parts.outcome.peluang_salah_bila_disetujui,
        },
        "massal": _mass_result(parts),
        "rugi_salah_spek": parts.loss.rugi_salah_spek,
        "cara_terbaik": parts.loss.cara_terbaik,
        "jalur": [_path_result(path) for path in parts.paths],
        "keputusan": {
            "saran": verdict.saran,
            "jalur_terbaik": verdict.jalur_terbaik,
            "p_impas": verdict.p_impas,
            "p_impas_mentah": verdict.p_impas_mentah,
            "q_impas": verdict.q_impas,
            "selisih": verdict.selisih,
            "peluang_sample_lebih_baik": verdict.peluang_sample_lebih_baik,
        },
        "jadwal": {name: jadwal.as_result(plan) for name, plan in parts.plans.items()},
    }


def _mass_result(parts: _Parts) -> dict[str, Result]:
    mass = parts.mass
    return {
        "barang": mass.barang,
        "freight": mass.freight,
        "asuransi": mass.asuransi,
        "pungutan": mass.charges.total_pungutan,
        "biaya_lokal": mass.biaya_lokal,
        "cetakan": mass.cetakan,
        "total": mass.total,
        "kredit_pajak": mass.kredit_pajak,
        "total_bersih": mass.total_bersih,
        "per_unit": mass.per_unit,
        "harga_jual_impas": _selling_price(parts),
    }


def _path_result(path: Path) -> dict[str, Result]:
    return {
        "id": path.id,
        "biaya_pasti": path.biaya_pasti,
        "harapan_revisi": path.harapan_revisi,
        "harapan_rugi": path.harapan_rugi,
        "total_harapan": path.total_harapan,
        "per_unit": path.per_unit,
    }


def _notices(values: Values, parts: _Parts, rows: tuple[Row, ...]) -> tuple[Notice, ...]:
    last = max(day for plan in parts.plans.values() for day in plan.tiba_revisi)
    notices = [*parts.sample.notices, *parts.mass.notices, *jadwal.notices_of(values, last)]
    if parts.loss.batas_atas:
        notices.append(Notice(code="rugi_batas_atas", values={"rugi": parts.loss.rugi_salah_spek}))
    if values["skema_impor"] == "pib" and charges.within_kiriman(_customs_fob(values), values["tanggal"]):
        notices.append(Notice(code="kiriman_mungkin", values={"total": _as_kiriman(values)}))
    used = [*rows, *(row for step in explained(_steps(parts)) for row in rows_of(step))]
    notices += _changing_law(used, values["tanggal"], last)
    return tuple({(notice.code, str(notice.values)): notice for notice in notices}.values())


def _as_kiriman(values: Values) -> Step:
    """What the mass order would pay as barang kiriman, to compare."""
    shipment = Shipment(
        tanggal=values["tanggal"],
        jalur="kiriman",
        fob=Leaf(_customs_fob(values), "USD"),
        freight=Leaf(values["freight"], "USD"),
        asuransi=None if values["asuransi"] is None else Leaf(values["asuransi"], "USD"),
        ndpbm=Leaf(values["ndpbm"], "kurs"),
        goods=pajak.goods_of(values),
        importer=pajak.importer_of(values),
    )
    return charges.compute(shipment).total_pungutan


def _changing_law(used: list[Row], day: date, last: date) -> list[Notice]:
    """The rules used that may be other ones by the time the goods arrive."""
    watched = {rule(row.key).watch: rule(row.key) for row in used if rule(row.key).watch}
    notices = [
        Notice(code="hukum_berubah", values={"tanggal": watch, "alasan": watched[watch].watch_reason})
        for watch in sorted(filter(None, watched))
        if day < watch <= last
    ]
    coming = {r.start: r for row in used for r in rule(row.key).rows if day < r.start <= last}
    notices += [
        Notice(code="hukum_berubah", values={"tanggal": start, "alasan": f"{coming[start].source.title}."})
        for start in sorted(coming)
    ]
    return notices


CALCULATOR = Calculator(
    id="keputusan",
    title="Sample dulu, atau langsung produksi massal?",
    fields=FIELDS,
    complete=complete,
    check=check,
    compute=compute,
)
