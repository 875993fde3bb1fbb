# SPDX-License-Identifier: MIT
"""The documentation says what is so."""
