# SPDX-License-Identifier: MIT
"""Time, waiting and cancellation, on asyncio and on trio."""
