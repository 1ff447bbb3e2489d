"""The fields of the calculators, one module a topic; a field shared by calculators stands here once."""

from calculator.inputs import law

GOODS = (
    law.KELOMPOK_KIRIMAN,
    law.TARIF_BM,
    law.FORM_E,
    law.TARIF_BM_FTA,
    law.BMT,
    law.KELOMPOK_PPH22,
)
"""The fields of tariffs.Goods."""

IMPORTER = (law.IMPORTIR, law.MEMILIKI_API, law.MEMILIKI_NPWP, law.SUKET_UMKM, law.PKP, law.REZIM_PPH)
"""The fields of tariffs.Importer."""
