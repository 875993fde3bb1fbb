# SPDX-License-Identifier: MIT
"""A server made of a schema alone: what its operations may answer, and no meaning."""
