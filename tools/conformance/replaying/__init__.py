# SPDX-License-Identifier: MIT
"""A recorded conversation, fed to a server with the state that it needs."""
