# SPDX-License-Identifier: MIT
"""The IR to source."""
