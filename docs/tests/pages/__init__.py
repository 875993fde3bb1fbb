# SPDX-License-Identifier: MIT
"""Pages, walked and run as a reader would."""
