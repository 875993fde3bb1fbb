# SPDX-License-Identifier: MIT
"""The rooms of an account, kept current."""
