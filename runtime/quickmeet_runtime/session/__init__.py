# SPDX-License-Identifier: MIT
"""Sessions: how they route calls, and the clients, groups and handlers over them."""
