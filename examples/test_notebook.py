# SPDX-License-Identifier: MIT
"""The notebook is executed, cell by cell, against the embedded server."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from quickmeet_devserver.server.threaded import threaded_server

NOTEBOOK = Path(__file__).with_name("notebook.ipynb")


@pytest.mark.timeout(120)
def test_the_notebook_runs_and_shows_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    nbformat: Any = import_module("nbformat")  # typed in parts
    nbclient: Any = import_module("nbclient")
    with threaded_server(users=[("him", "secret")]) as server:
        monkeypatch.setenv("QUICKMEET_URL", server.url)
        monkeypatch.setenv("QUICKMEET_USER", "him")
        monkeypatch.setenv("QUICKMEET_PASSWORD", "secret")
        notebook = nbformat.read(NOTEBOOK, as_version=4)
        nbclient.NotebookClient(notebook, timeout=60).execute()
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    shown = [
        output.data
        for cell in cells
        for output in cell.outputs
        if output.output_type == "execute_result"
    ]
    tables = [data["text/html"] for data in shown if "text/html" in data]
    assert len(tables) == 2
    assert all("hello from a notebook" in table for table in tables)
    assert [data["text/plain"] for data in shown][-2:] == ["'and again'", "'awaited'"]
