# SPDX-License-Identifier: MIT
"""What each of them does, as its README says."""
