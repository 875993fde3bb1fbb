# SPDX-License-Identifier: MIT
"""Files to raw domains, with the place of every part."""
