# SPDX-License-Identifier: MIT
"""What tests of several packages stand on."""
