# SPDX-License-Identifier: MIT
"""What changed between two schemas, and whom it breaks."""
