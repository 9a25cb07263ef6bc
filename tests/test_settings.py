"""Settings: defaults, WHENCE_ variables over them, and a clear word on what is not allowed."""

import dataclasses
import subprocess
import sys

import pytest

from whence.errors import InputError
from whence.settings import SETTINGS, Settings, load_settings


def test_table_and_value_hold_the_same_settings_and_defaults() -> None:
    fields = {field.name: field.default for field in dataclasses.fields(Settings)}
    assert {setting.name: setting.default for setting in SETTINGS} == fields


def test_every_setting_says_what_it_is_for() -> None:
    assert all(len(setting.help) > 20 for setting in SETTINGS)


def test_nothing_given_is_the_defaults() -> None:
    assert load_settings({}) == Settings()


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("best_rule", "lowest", "lowest"),
        ("ledger_url", "postgresql://localhost/whence", "postgresql://localhost/whence"),
        ("actors_file", "actors.toml", "actors.toml"),
        ("allow_private_addresses", "1", True),
        ("allow_private_addresses", "Yes", True),
        ("allow_private_addresses", "false", False),
        ("fetch_timeout_s", "5", 5.0),
        ("max_document_bytes", "1000", 1000),
    ],
)
def test_variable_goes_over_the_default(name: str, text: str, value: object) -> None:
    got = getattr(load_settings({f"WHENCE_{name.upper()}": text}), name)
    assert got == value
    assert type(got) is type(value)


def test_every_setting_can_be_given() -> None:
    def other_than(default: object) -> str:
        return "no" if isinstance(default, bool) else "3"

    settings = load_settings({f"WHENCE_{setting.name.upper()}": other_than(setting.default) for setting in SETTINGS})
    assert all(str(getattr(settings, setting.name)) in {"3", "3.0", "False"} for setting in SETTINGS)


def test_empty_text_is_unknown() -> None:
    assert load_settings({"WHENCE_LEDGER_URL": ""}).ledger_url is None


def test_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"WHENCE_BEST_RULES: no such setting \(known: .*WHENCE_BEST_RULE,"):
        load_settings({"WHENCE_BEST_RULES": "lowest"})


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("WHENCE_ALLOW_PRIVATE_ADDRESSES", "perhaps"),
        ("WHENCE_FETCH_TIMEOUT_S", "soon"),
        ("WHENCE_FETCH_TIMEOUT_S", "nan"),
        ("WHENCE_FETCH_TIMEOUT_S", "inf"),
        ("WHENCE_FETCH_TIMEOUT_S", "-1"),
        ("WHENCE_MAX_DOCUMENT_BYTES", "0"),
        ("WHENCE_MAX_DOCUMENT_BYTES", "20 MB"),
    ],
)
def test_value_that_is_not_allowed_is_named_with_one_that_is(variable: str, text: str) -> None:
    with pytest.raises(InputError, match=f"{variable}: '{text}' is not allowed \\(give a value like"):
        load_settings({variable: text})


def test_foreign_variables_are_left_alone() -> None:
    assert load_settings({"PATH": "/bin", "WHENCE_CASE": "elsewhere", "WHENCE_TEST_X": "1"}) == Settings()


def test_settings_are_read_when_asked_for_and_not_at_import() -> None:
    code = "import whence, whence.settings"
    subprocess.run([sys.executable, "-c", code], env={"WHENCE_NO_SUCH": "1"}, check=True)
