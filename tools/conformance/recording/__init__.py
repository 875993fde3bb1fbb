# SPDX-License-Identifier: MIT
"""What a recording says, line by line, before anything is played."""
