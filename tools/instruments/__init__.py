# SPDX-License-Identifier: MIT
"""What measures and hurries sessions, for tools and for tests."""
