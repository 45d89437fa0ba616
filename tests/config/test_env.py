"""Settings come typed, and whoever sets one wrong is helped."""

from pathlib import Path

import pytest

from straatwijs.config import env

LONG = "x" * 60
ON_A_SERVER = {
    "STRAATWIJS_PRODUCTION": "yes",
    "STRAATWIJS_SECRET_KEY": LONG,
    "STRAATWIJS_RECEIPT_KEY": LONG,
    "STRAATWIJS_DEVICE_KEY": LONG,
    "STRAATWIJS_HOSTS": "straatwijs.example",
    "STRAATWIJS_PUBLIC_URL": "https://straatwijs.example",
}


def _complaints(environment: dict[str, str]) -> list[str]:
    with pytest.raises(env.SettingError) as caught:
        env.read(environment)
    return str(caught.value).splitlines()[1:]


def test_env_gives_typed_defaults():
    values = env.read({})
    assert (values["PRODUCTION"], values["WORKERS"], values["DATA_DIR"]) == (False, 2, Path("var"))
    assert values["HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]


def test_env_ignores_what_belongs_to_others():
    assert env.read({"PATH": "/bin", "WORKERS": "9"})["WORKERS"] == 2


@pytest.mark.parametrize(
    ("text", "value"), [("yes", True), ("TRUE", True), ("1", True), ("no", False), ("0", False)]
)
def test_env_reads_yes_and_no(text, value):
    assert env.read({"STRAATWIJS_HTTPS_PROXY_HEADER": text})["HTTPS_PROXY_HEADER"] is value


def test_env_splits_lists():
    assert env.read({"STRAATWIJS_HOSTS": "a.example, b.example,"})["HOSTS"] == ["a.example", "b.example"]


def test_env_reads_a_secret_from_its_file(tmp_path):
    file = tmp_path / "key"
    file.write_text(f"{LONG}\n")
    assert env.read({"STRAATWIJS_SECRET_KEY_FILE": str(file)})["SECRET_KEY"] == LONG


def test_env_says_which_file_it_cannot_read():
    complaints = _complaints({"STRAATWIJS_SECRET_KEY_FILE": "/nowhere/key"})
    assert complaints == [
        "- STRAATWIJS_SECRET_KEY_FILE: /nowhere/key can't be read (No such file or directory)."
    ]


def test_env_helps_with_a_wrong_value():
    complaints = _complaints({"STRAATWIJS_HTTPS_PROXY_HEADER": "maybe"})
    assert len(complaints) == 1
    assert complaints[0].startswith(
        "- STRAATWIJS_HTTPS_PROXY_HEADER='maybe' can't be used (write yes or no): yes when"
    )


def test_env_helps_with_a_misspelt_name():
    assert _complaints({"STRAATWIJS_WORKRES": "4"}) == [
        "- STRAATWIJS_WORKRES is no setting of Straatwijs; docs/configuration.md lists them all."
    ]


def test_env_names_all_problems_at_once():
    assert len(_complaints({"STRAATWIJS_WORKERS": "many", "STRAATWIJS_NOTHING": "1"})) == 2


def test_env_is_content_with_a_complete_server():
    assert env.read(ON_A_SERVER)["PRODUCTION"] is True


@pytest.mark.parametrize("missing", [name for name in ON_A_SERVER if name != "STRAATWIJS_PRODUCTION"])
def test_env_asks_a_server_for_what_it_lacks(missing):
    complaints = _complaints({name: text for name, text in ON_A_SERVER.items() if name != missing})
    assert [complaint.split(":")[0] for complaint in complaints] == [f"- {missing} is missing"]
