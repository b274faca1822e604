"""Writing, and only writing: a finished set of files takes the place of a folder in one step.

Files are written into a new folder beside the old one, which is then exchanged (``renameat2`` where the system has
it, else two renames with repair at the next start). A build that fails or is killed leaves the old folder whole.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

_EXCHANGE = 2  # RENAME_EXCHANGE, renameat2(2)
_HERE = -100  # AT_FDCWD
MARK = ".planascode"
"""A file that says that a folder was made by this program, and may be replaced by it."""


_REASONS = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw ruimte op de schijf is op",
    errno.EFBIG: "een bestand is groter dan hier mag",
    errno.EACCES: "u hebt geen rechten om daar te schrijven",
    errno.EPERM: "u hebt geen rechten om daar te schrijven",
    errno.EROFS: "daar kan alleen gelezen worden",
    errno.ENOTDIR: "op die plaats staat een bestand, geen map",
    errno.EEXIST: "op die plaats staat een bestand, geen map",
    errno.ENAMETOOLONG: "de naam van de map is te lang",
    errno.ENOTEMPTY: "een ander schrijft daar op dit moment ook",
    errno.EIO: "de schijf geeft een storing",
    errno.EBUSY: "die map is een schijf op zichzelf; kies een nieuwe map daarin",
    errno.EXDEV: "die map is een schijf op zichzelf; kies een nieuwe map daarin",
    errno.ENOENT: "de map erboven is intussen weggehaald",
}


class NotOurs(OSError):
    """The folder to be replaced was not made by this program."""


def reason(error: OSError) -> str:
    """Why writing failed, as a part of a Dutch sentence."""
    return _REASONS.get(error.errno or 0, "het systeem weigert het zonder uitleg")


def check_ours(target: Path) -> None:
    """NotOurs when ``target`` holds something that this program did not make; NotADirectoryError for a file."""
    if target.exists() and any(target.iterdir()) and not (target / MARK).exists():
        raise NotOurs(str(target))


def write_file(path: Path, data: bytes) -> None:
    """Write one file that an author asked for, beside the output. OSError when that cannot be."""
    path.write_bytes(data)


def add_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files in a folder of the author's, each whole: all are made beside their place first. OSError leaves it as it was."""
    made: list[tuple[Path, Path]] = []
    new: list[Path] = []
    try:
        for path, data in files.items():
            place = folder / path
            new += [above for above in reversed([place.parent, *place.parent.parents]) if not above.exists()]
            place.parent.mkdir(parents=True, exist_ok=True)
            made.append((beside := place.with_name(f".{place.name}.nieuw-{os.getpid()}"), place))
            beside.write_bytes(data)
            if place.exists():
                shutil.copymode(place, beside)
        for beside, place in made:
            beside.replace(place)
    except BaseException:
        for beside, _ in made:
            beside.unlink(missing_ok=True)
        for above in reversed(new):
            with contextlib.suppress(OSError):
                above.rmdir()
        raise


def replace_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Make ``target`` hold exactly ``files``. NotOurs when it holds something else; OSError leaves it as it was.

    ValueError for a path that leads out of ``target``: no name of a file may come from content unchecked.
    """
    for path in files:
        if PurePath(path).is_absolute() or ".." in PurePath(path).parts:
            raise ValueError(f"not a path below the output: {path!r}")
    repair(target)
    check_ours(target)
    _check_rights(target)
    staging = target.with_name(f".{target.name}.nieuw-{os.getpid()}")
    remove(staging)
    try:
        for path, data in {**files, MARK: b""}.items():
            place = staging / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        _swap(staging, target)
    finally:
        remove(staging)


def _check_rights(target: Path) -> None:
    """PermissionError when what stands there now is somebody else's and could not be taken away once it was replaced."""
    if os.name != "posix":
        return
    for root, _, _ in os.walk(target):
        if not os.access(root, os.W_OK | os.X_OK) and os.stat(root).st_uid != os.geteuid():
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), root)


def remove(folder: Path) -> None:
    """Take a folder away, also where what stands in it may not be written."""
    for root, _, _ in os.walk(folder):
        with contextlib.suppress(OSError):
            os.chmod(root, 0o700)
    shutil.rmtree(folder, ignore_errors=True)


def _swap(staging: Path, target: Path) -> None:
    if not target.exists():
        with contextlib.suppress(OSError):  # another build may make it at this very moment: then exchange
            staging.rename(target)
            return
    if not exchange(staging, target):
        old = target.with_name(f".{target.name}.oud")
        target.rename(old)
        staging.rename(target)
        remove(old)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes

    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


def repair(target: Path) -> None:
    """Clear up what a killed build left: its unfinished folder, or the old folder under its other name."""
    old = target.with_name(f".{target.name}.oud")
    if old.exists() and not target.exists():
        old.rename(target)
    elif (old / MARK).exists():
        remove(old)
    _remove_abandoned(target.parent, rf"\.{re.escape(target.name)}\.nieuw-(\d+)")


@contextlib.contextmanager
def temporary_files() -> Iterator[None]:
    """Keep the temporary files of this process and its workers in one folder, which goes at the end; after a kill, at the next start."""
    import tempfile

    usual = tempfile.gettempdir()
    if os.name == "posix":  # elsewhere it cannot be seen which processes run
        with contextlib.suppress(OSError):
            _remove_abandoned(Path(usual), r"planascode-(\d+)-\w+")
    # A worker that is left to itself after a failure may write still: the next start clears up then.
    with tempfile.TemporaryDirectory(prefix=f"planascode-{os.getpid()}-", ignore_cleanup_errors=True) as tempfile.tempdir:
        try:
            yield
        finally:
            tempfile.tempdir = usual


def _remove_abandoned(place: Path, pattern: str) -> None:
    """Take away the folders in ``place`` whose name has the number of a process that runs no more."""
    for path in place.iterdir() if place.is_dir() else ():
        match = re.fullmatch(pattern, path.name)
        if match and not path.is_symlink() and not _is_running(int(match[1])):
            remove(path)


def _is_running(pid: int) -> bool:
    if os.name != "posix":
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
