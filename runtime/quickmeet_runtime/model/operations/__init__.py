# SPDX-License-Identifier: MIT
"""What the schema says of operations, as the constants of generated code say it."""
