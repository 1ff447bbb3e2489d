"""What to make of a decision, in a few sentences that follow from its numbers and change with them.

For the pages of the worked scenarios. The words stand here because nothing but those pages says them.
"""

from calculator import advice
from calculator.decision_view import DecisionView, PathView
from calculator.durations import kinds_of_order
from calculator.numbers import dari_seratus, rupiah_kira, tanggal_pendek

REORDER = "pesan_ulang"
"""The kind of order that is the same again."""


def sentences(view: DecisionView) -> list[str]:
    """Money, time, and what would turn the answer; where the papers are missing, only that."""
    if view.gerbang.status == "berhenti":
        return [_papers(view)]
    return [sentence for sentence in (_money(view), _time(view), _again(view), _flip(view)) if sentence]


def _papers(view: DecisionView) -> str:
    names = ", ".join(permit.nama for permit in view.gerbang.perlu)
    return (
        f"Izin dulu, baru harga: {names}. Sample yang masuk lewat kurir tidak membuktikan bahwa pesanan massalnya "
        "boleh masuk, jadi tanyakan dulu izinnya, biayanya, dan lamanya; hitungannya kami lipat sampai itu terjawab."
    )


def _path(view: DecisionView, name: str) -> PathView:
    return next(path for path in view.paths if path.plan.id == name)


def _money(view: DecisionView) -> str:
    """What the sample costs, lateness and capital with it, against the loss it avoids on average."""
    if view.saran == "tidak_beli":
        return "Dengan harga jual ini jalur termurah pun rata-rata rugi. Jangan pesan sebelum harga atau biaya berubah."
    sample, direct = (_path(view, name).amounts for name in ("sample", "langsung"))
    saved = direct["harapan_rugi"].amount - sample["harapan_rugi"].amount
    cost = saved + sample["total_harapan"].amount - direct["total_harapan"].amount
    said = f"Sample menambah biaya rata-rata {rupiah_kira(cost)} dan mengurangi rugi rata-rata {rupiah_kira(saved)}"
    if view.saran == "imbang":
        return f"{said}. Bedanya terlalu kecil untuk diputus dari taksiran; putuskan dari waktu atau modal Anda."
    return f"{said}: {'sepadan' if view.saran == 'sample' else 'tidak sepadan'} untuk pesanan ini."


def _time(view: DecisionView) -> str:
    """Whether there is time, and what to do where there is not."""
    if view.timing is None:
        return ""
    kini, tenggat = view.timing, tanggal_pendek(view.timing.tenggat)
    sample, direct = (dari_seratus(chance.sempat) for chance in (kini.sample, kini.langsung))
    later, sooner = (chance.aman and tanggal_pendek(chance.aman) for chance in (kini.sample, kini.langsung))
    enough, hopeless = 1 - advice.IN_TIME, 1 - advice.EVEN
    if min(kini.sample.sempat, kini.langsung.sempat) >= enough:
        return f"Waktunya cukup di kedua jalur untuk {tenggat}, jadi biarkan biaya yang memutuskan."
    if kini.sample.sempat <= hopeless and kini.langsung.sempat >= enough:
        return (
            f"Dengan sample, {tenggat} sulit terkejar ({sample}); tanpa sample terkejar ({direct}), tetapi "
            f"{dari_seratus(view.p)} pesanan seperti ini salah spesifikasi. Pilih dengan sadar: tunda ke "
            f"{later}, jual stok lama, atau pesan tanpa sample dengan foto dan video dari gudang supplier."
        )
    if max(kini.sample.sempat, kini.langsung.sempat) < enough:
        return (
            f"Untuk {tenggat} kedua jalur berisiko terlambat (sample {sample}, langsung {direct}). Tanggal yang "
            f"bertahan 8 dari 10 kali: {later} dengan sample, {sooner} tanpa sample."
        )
    return (
        f"Untuk {tenggat}, dengan sample sempat {sample}, langsung {direct}. Bila sasaran bisa digeser ke "
        f"{later}, jalur sample sempat 8 dari 10 kali."
    )


def _again(view: DecisionView) -> str:
    """That the same order again needs no sample, where the sample is advised and that holds."""
    _, usual, _ = kinds_of_order()[REORDER].peluang
    if view.saran != "sample" or view.p_impas is None or usual >= view.p_impas:
        return ""
    return (
        f"Pesan ulang barang yang sama dari pabrik yang sama tidak perlu sample lagi: yang salah sekitar "
        f"{dari_seratus(usual, view.p_impas)} (asumsi kami), di bawah impas {dari_seratus(view.p_impas, usual)}. "
        "Cukup cocokkan dengan sample tersegel."
    )


def _flip(view: DecisionView) -> str:
    """The one number that turns the answer soonest."""
    turning = [mover for mover in view.movers if mover.balik and mover.nilai and not mover.jauh]
    if not turning:
        return "Tidak satu pun dari tiga angka yang paling menentukan membalik jawaban sendirian dalam rentang wajar."
    first = turning[0]
    return (
        f"Jawaban berbalik bila {first.label[0].lower()}{first.label[1:]}, kini {first.nilai}, melewati {first.balik}."
    )
