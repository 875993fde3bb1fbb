# SPDX-License-Identifier: MIT
"""Programs that each drive one client, run in an environment of the client's."""
