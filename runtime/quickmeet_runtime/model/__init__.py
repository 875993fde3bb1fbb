# SPDX-License-Identifier: MIT
"""The parts of generated code: payload types, operations, versions, handlers."""
