# SPDX-License-Identifier: MIT
"""What the tests of the documentation share with the others."""

from tests.support import steady

__all__ = ["steady"]
