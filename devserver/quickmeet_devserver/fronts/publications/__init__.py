# SPDX-License-Identifier: MIT
"""Custom publications: documents whose changes are sent to subscribers."""
