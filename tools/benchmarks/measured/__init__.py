# SPDX-License-Identifier: MIT
"""What is measured: scenarios side by side, and sweeps over sizes."""
