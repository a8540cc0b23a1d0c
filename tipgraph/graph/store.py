"""The embedded Oxigraph store: built aside, swapped in whole, opened read-only."""

import shutil
import tempfile
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from tipgraph.errors import OutputError

_COMPLETE = "CURRENT"
"""The file by which the engine finds the rest of a store; it stays as it was when the store is opened to be read."""


def write_store(turtle_path: Path, store_folder: Path) -> None:
    """Make the store of a Turtle file. A store that stands there is replaced only when the new one is complete.

    Raises OutputError where the file cannot be read or the folder not be written.
    """
    try:
        for left in store_folder.parent.glob(f".{store_folder.name}-*"):
            shutil.rmtree(left)
        fresh = Path(tempfile.mkdtemp(prefix=f".{store_folder.name}-", dir=store_folder.parent))
        fresh.chmod(0o755)  # mkdtemp keeps others out; a store is read by whoever may read the output folder
        _load(turtle_path, fresh)
        if store_folder.exists():
            store_folder.rename(_previous(store_folder))
        fresh.rename(store_folder)
        shutil.rmtree(_previous(store_folder), ignore_errors=True)
    except (OSError, SyntaxError) as error:
        raise OutputError(
            f"the store {store_folder} cannot be written: {error}; check the folder and build again"
        ) from error


def open_store(store_folder: Path) -> Store:
    """The store of a built graph, read-only; made anew from the Turtle where it is missing, or older than that (it is not
    kept where only the text files are). Raises OutputError where there is no graph."""
    turtle = store_folder.with_name("tipgraph.ttl")
    if not turtle.is_file():
        raise OutputError(f"there is no graph in {store_folder.parent}; run tipgraph build first")
    kept = [folder for folder in (store_folder, _previous(store_folder)) if folder.is_dir()]
    if not kept or _is_older(kept[0] / _COMPLETE, turtle):
        write_store(turtle, store_folder)
    whole = next((folder for folder in (store_folder, _previous(store_folder)) if folder.is_dir()), None)
    if whole is None:
        raise OutputError(f"there is no graph in {store_folder.parent}; run tipgraph build first")
    try:
        return Store.read_only(str(whole))
    except OSError as error:
        raise OutputError(f"the store {whole} cannot be opened: {error}; run tipgraph build again") from error


def _is_older(file: Path, than: Path) -> bool:
    return not file.is_file() or file.stat().st_mtime_ns < than.stat().st_mtime_ns


def _load(turtle_path: Path, folder: Path) -> None:
    """Fill a store and close it: the lock is given back when the object goes, here at the function's end."""
    store = Store(str(folder))
    store.bulk_load(path=str(turtle_path), format=RdfFormat.TURTLE)
    store.flush()


def _previous(store_folder: Path) -> Path:
    """Where the last store stands for the moment of the swap; what is found there after a crash is whole."""
    return store_folder.with_name(f".{store_folder.name}.previous")
