# SPDX-License-Identifier: MIT
"""`quickmeet --install-completion`, apart: what it imports is needed once in a life."""

from cyclopts.completion.install import create_install_completion_command

from .app import app

__all__ = ["install_completion"]

install_completion = create_install_completion_command(
    app.install_completion, add_to_startup=True
)
