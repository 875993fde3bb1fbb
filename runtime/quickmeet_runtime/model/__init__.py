# SPDX-License-Identifier: MIT
"""What generated code is made of: payload types, operations, versions, handlers."""
