# SPDX-License-Identifier: MIT
"""What a template may know: frozen Structs."""
