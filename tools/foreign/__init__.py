# SPDX-License-Identifier: MIT
"""Other clients, to keep the embedded server honest."""
