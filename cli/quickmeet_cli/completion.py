# SPDX-License-Identifier: MIT
"""`quickmeet --install-completion`, in a module of its own: its imports are slow."""

from cyclopts.completion.install import create_install_completion_command

from .app import app

__all__ = ["install_completion"]

install_completion = create_install_completion_command(
    app.install_completion, add_to_startup=True
)
