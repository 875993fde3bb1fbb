# SPDX-License-Identifier: MIT
"""The data that templates may use: frozen Structs."""
