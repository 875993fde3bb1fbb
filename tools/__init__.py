# SPDX-License-Identifier: MIT
"""What is done to this project from its checkout: not part of the wheel."""
