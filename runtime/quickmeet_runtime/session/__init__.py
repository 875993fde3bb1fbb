# SPDX-License-Identifier: MIT
"""The public objects: clients, their options, groups and handlers."""
