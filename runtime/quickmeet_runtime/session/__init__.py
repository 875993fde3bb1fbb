# SPDX-License-Identifier: MIT
"""What people hold: clients, their options, groups and handlers."""
