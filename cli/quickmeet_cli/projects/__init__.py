# SPDX-License-Identifier: MIT
"""Commands that begin a project: a bot, or a package with a schema of its own."""
