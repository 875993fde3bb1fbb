# SPDX-License-Identifier: MIT
"""How far a bot has come, and the file that it continues from."""
