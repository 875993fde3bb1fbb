# SPDX-License-Identifier: MIT
"""quickmeet beside other clients; `README.md` says how."""
