"""keputusan: what it asks, in the order of its form, and what its short form asks."""

from dataclasses import replace

from calculator import inputs
from calculator.calculators import jadwal
from calculator.inputs import actions, law, order, quality, risk, time

TARIF_BM = replace(
    law.TARIF_BM,
    group=law.JENIS_BARANG.group,
    help="Menurut kode HS barang Anda. Tidak tahu? Pilih jenis barang yang mirip, atau kosongkan: kami taksir.",
)

ORDER = (
    order.NAMA_PRODUK,
    law.JENIS_BARANG,
    TARIF_BM,
    law.IZIN,
    order.JENIS_PESANAN,
    order.JUMLAH_UNIT,
    order.HARGA_UNIT,
    replace(law.MATA_UANG, group=order.HARGA_UNIT.group),
    order.JUMLAH_SAMPLE,
    order.BIAYA_SAMPLE,
    order.ONGKIR_SAMPLE,
    order.KREDIT_SAMPLE,
    order.JUMLAH_SUPPLIER,
    order.SEBAB_BERSAMA,
    order.BIAYA_RONDE,
    order.BIAYA_REVISI,
    time.MODA,
    order.SKEMA_IMPOR,
    order.VOLUME_CBM,
    order.BERAT_KG,
    law.NDPBM,
    replace(law.NDPBM_USD, group=law.NDPBM.group),
    replace(law.FREIGHT, required=False),
    order.BIAYA_LOKAL,
    order.KURS_BAYAR,
    law.ASURANSI,
    order.BIAYA_LOKAL_ASAL,
    order.BIAYA_CETAKAN,
    order.PORSI_DP,
    order.TARIF_BORONGAN,
    order.MINIMUM_TAGIH,
    order.PEMBAGI_VOLUMETRIK,
)

MONEY_AND_RISK = (
    order.HARGA_JUAL,
    risk.RUGI_SALAH_SPEK,
    risk.RUGI_BATAL,
    risk.DISKON_OBRAL,
    risk.BIAYA_PERBAIKAN,
    risk.PORSI_TERSELAMATKAN,
    risk.NILAI_SISA,
    risk.PORSI_GANTI_RUGI,
    risk.RUGI_TELAT,
    risk.RUGI_TELAT_PER_HARI,
    risk.BUNGA_TAHUNAN,
    risk.TOLERANSI_RISIKO,
)

QUALITY = (
    quality.INSPEKSI_PSI,
    quality.BIAYA_INSPEKSI,
    quality.DETEKSI_PSI_LANGSUNG,
    quality.DETEKSI_PSI_SAMPLE,
    quality.LOLOS_PSI,
    quality.BIAYA_ALARM_PALSU,
    quality.RUGI_PSI,
    quality.BIAYA_TOLAK,
    quality.PORSI_SORTIR,
    quality.TINGKAT,
    quality.AQL,
    quality.PELUANG_DETEKSI,
    quality.TINGKAT_CACAT,
    quality.BIAYA_PER_CACAT,
    quality.PELUANG_LOT_BURUK,
    quality.CACAT_LOT_BURUK,
    quality.PABRIK_CEROBOH,
)

FIELDS = (
    *ORDER,
    replace(law.TANGGAL, required=False, help="Kosong berarti sama dengan hari mulai."),
    *(field for field in inputs.GOODS if field.name != TARIF_BM.name),
    *inputs.IMPORTER,
    law.BARANG_MEWAH,
    *MONEY_AND_RISK,
    *(field for field in jadwal.SCHEDULE_FIELDS if field not in ORDER),
    *QUALITY,
    *actions.ACTIONS,
)

QUICK = (
    law.JENIS_BARANG.name,
    TARIF_BM.name,
    order.JENIS_PESANAN.name,
    order.JUMLAH_UNIT.name,
    order.HARGA_UNIT.name,
    law.MATA_UANG.name,
    time.MODA.name,
    order.SKEMA_IMPOR.name,
    order.VOLUME_CBM.name,
    order.BERAT_KG.name,
    law.NDPBM.name,
    law.NDPBM_USD.name,
    time.TENGGAT.name,
)
"""What the short form asks: the goods, how many at what price, how they travel and come in, the rate, the date.

The page shows of these what the other answers need: the duty of goods of no kind, one measure, the rate of the USD.
"""

DEFINING = tuple(name for name in QUICK if name not in (law.NDPBM.name, law.NDPBM_USD.name, time.TENGGAT.name))
"""Whoever changes one of these has another order than the example's."""
