"""The words of forms and results: one for each thing that can be shown, none that never is."""

import re

import pytest

from calculator import answers, catalog, durations, schedule, words
from calculator.compound_fields import DurationField
from calculator.inputs import time
from tests.engine_cases import ANSWERED, ask, reply

STATED = {
    "sample_stok",
    "sample_logo",
    "sample_custom",
    "kurir",
    "tinjau",
    "bayar_dp",
    "produksi",
    "psi",
    "laut_lcl",
    "udara",
    "bea_cukai",
}
"""The default durations that stand in the guide's table."""

FIELDS = {f"{name}.{field.name}": field for name, entry in catalog.CALCULATORS.items() for field in entry.fields}

WIDE = (
    {"inspeksi_psi": "ya", "biaya_per_cacat": "90.000", "bunga_tahunan": "12%", "harga_jual": "95.000"},
    {"rugi_telat": "20.000.000", "jumlah_supplier": "2", "sebab_bersama": "50%", "toleransi_risiko": "20.000.000"},
    {"skema_impor": "borongan", "biaya_sample_dikreditkan": "ya", "harga_jual": "95.000", "biaya_perbaikan": "1.000"},
    {"biaya_ronde": "1.000.000", "tenggat": "", "harga_jual": "52.000", "nilai_sisa": "25.000", "diskon_obral": "60%"},
)
"""Orders that together use every part of the decision, beside the cases."""

ANSWERS = [reply(case) for case in ANSWERED]
ANSWERS += [ask("keputusan", catalog.presets()["tumbler"].values | change) for change in WIDE]


@pytest.mark.parametrize("calculator", catalog.CALCULATORS)
def test_labels_and_names_are_distinct_within_a_form(calculator):
    """Two inputs that are called the same cannot be told apart in a message."""
    fields = catalog.CALCULATORS[calculator].fields
    assert len({field.label for field in fields}) == len(fields) == len({field.name for field in fields})


def test_every_label_of_a_step_is_used():
    """A label that no case reaches is dead, or its step has no case."""
    keys = {line["kunci"] for answer in ANSWERS for line in answer["langkah"]}
    used = {re.sub(words.PREFIX, "", key, count=1) for key in keys} | keys
    used = {key.removeprefix(found[0]) if (found := words.SERIES.match(key)) else key for key in used}
    assert set(words.texts("langkah")) - used == set()


def test_every_group_and_choice_has_its_words():
    """Groups, stages, paths, modes, ways out: each key that a result or a form can hold is worded."""
    assert {field.group for field in FIELDS.values()} - set(words.texts("kelompok")) == set()
    assert {field.name for field in time.DURATIONS} == {*schedule.ROUND, *schedule.ORDER}
    assert set(schedule.CLOCKS.values()) == set(words.texts("jam"))
    assert {answers.choice_label((time.MODA,), "moda", word) for word, _ in time.MODA.options} == {
        label for _, label in time.MODA.options
    }
    ways = {answer["hasil"]["cara_terbaik"] for answer in ANSWERS if "cara_terbaik" in answer["hasil"]}
    assert ways == set(words.texts("cara_terbaik"))
    advice = {answer["hasil"]["keputusan"]["saran"] for answer in ANSWERS if "keputusan" in answer["hasil"]}
    assert advice - {key.partition(".")[0] for key in words.texts("putusan")} == set()


def test_every_default_duration_stands_in_the_guide():
    """What is not in its table is said elsewhere: FCL is put equal to LCL, ready stock is our assumption."""
    assert set(durations.defaults()) - STATED == {"produksi_stok", "laut_fcl"}
    assert durations.defaults()["laut_fcl"].duration == durations.defaults()["laut_lcl"].duration


def test_the_units_of_a_duration_are_the_clock_it_is_counted_on():
    """The form says whose days are meant, and the plan counts those."""
    fields = [field for field in time.DURATIONS if isinstance(field, DurationField)]
    assert {field.name: field.unit for field in fields} == {
        stage: words.term("jam", clock) for stage, clock in schedule.CLOCKS.items()
    }
