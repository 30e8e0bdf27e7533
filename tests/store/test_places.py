"""Where a database may lie: not in a synced folder, not on a network drive, not at an unknown address."""

from pathlib import Path

import pytest

from roadmap.store import Store, StoreProblem
from roadmap.store.places import (
    VARIABLE,
    address,
    default_file,
    in_words,
    is_on_network,
    refuse_unsafe_folder,
    sqlite_file,
    synced_by,
)

MOUNTS = """\
/dev/vda / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/vdb /home/own ext4 rw 0 0
//server/share /media/Our\\040share cifs rw 0 0
me@host: /mnt/far fuse.sshfs rw 0 0
tmpfs /run tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/home/a/OneDrive", "OneDrive"),
        ("/Users/a/OneDrive - Northlea Council/Assessment", "OneDrive"),
        ("C:\\Users\\a\\OneDrive - Northlea Council", "OneDrive"),
        ("/Users/a/Library/CloudStorage/OneDrive-Northlea", "OneDrive"),
        ("/Users/a/Library/CloudStorage/Box-Box", "a cloud service"),
        ("/home/a/Dropbox (Northlea)/x", "Dropbox"),
        ("C:\\Users\\a\\Dropbox", "Dropbox"),
        ("/Users/a/Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("C:\\Users\\a\\iCloudDrive", "iCloud Drive"),
        ("G:\\My Drive\\Assessment", "Google Drive"),
        ("/home/a/Google Drive", "Google Drive"),
    ],
)
def test_a_synced_folder_is_known_by_its_name(folder: str, service: str) -> None:
    assert synced_by(Path(folder) / "a.db", {}) == service


def test_other_folders_are_not_taken_for_synced_ones() -> None:
    for folder in ("/home/a/onedrives", "/home/a/my dropboxes", "/home/a/Documents", "/srv/driveway"):
        assert synced_by(Path(folder) / "a.db", {}) is None


def test_a_onedrive_folder_of_any_name_is_known_by_its_variable() -> None:
    assert synced_by(Path("/data/council/x/a.db"), {"OneDriveCommercial": "/data/council"}) == "OneDrive"
    assert synced_by(Path("/data/other/a.db"), {"OneDriveCommercial": "/data/council"}) is None


@pytest.mark.parametrize(
    "path", ["/home/a.db", "/media/Our share/x/a.db", "/mnt/far/a.db", "\\\\server\\share\\a.db", "//server/share/a.db"]
)
def test_a_network_drive_is_known(path: str) -> None:
    assert is_on_network(Path(path), MOUNTS)


@pytest.mark.parametrize("path", ["/srv/a.db", "/home/own/a.db", "/run/a.db"])
def test_this_computers_own_disks_are_no_network(path: str) -> None:
    assert not is_on_network(Path(path), MOUNTS)


def test_an_unsafe_folder_is_refused_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match="kept in step with Dropbox, which can damage a database") as problem:
        Store.open(f"sqlite:///{tmp_path}/Dropbox/a.db")
    assert "export an archive" in problem.value.what_to_do
    assert not (tmp_path / "Dropbox").exists()
    with pytest.raises(StoreProblem, match="on a network drive, where a database can be damaged"):
        refuse_unsafe_folder(Path("/mnt/far/a.db"), {}, MOUNTS)


def test_a_link_into_a_synced_folder_is_refused_too(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "OneDrive")
    with pytest.raises(StoreProblem, match="kept in step with OneDrive"):
        Store.open(f"sqlite:///{tmp_path}/link/a.db")


@pytest.mark.parametrize(
    "url", ["mysql://server/database", "not an address", "sqlite://", "sqlite:///:memory:", "oracle+nothing://x/y"]
)
def test_an_unknown_address_is_refused(url: str) -> None:
    with pytest.raises(StoreProblem, match="This tool cannot keep its data at an address of the kind") as problem:
        Store.open(url)
    assert "sqlite:///FOLDER/FILE.db" in problem.value.what_to_do


def test_the_address_comes_from_the_setting_else_from_the_users_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sqlite_file(address(None, {})) == default_file()
    assert default_file().name == "self-assessment.db"
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path}/from-the-setting.db")
    Store.open().close()
    assert (tmp_path / "from-the-setting.db").exists()


def test_a_path_is_the_same_from_every_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert address("sqlite:///kept.db").database == str(tmp_path / "kept.db")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    Store.open("sqlite:///~/kept with 100 % and a dash –.db").close()
    assert (tmp_path / "home" / "kept with 100 % and a dash –.db").exists()


def test_a_shown_address_holds_no_password() -> None:
    assert (
        in_words(address("postgres://someone:secret@db.example.org/council")) == "PostgreSQL database 'council' on db.example.org"
    )
