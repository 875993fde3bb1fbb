# SPDX-License-Identifier: MIT
"""`deprecated`, for the former names in generated packages: type checkers see it."""

import sys

if sys.version_info >= (3, 13):
    from warnings import deprecated
else:
    from typing_extensions import deprecated

__all__ = ["deprecated"]
