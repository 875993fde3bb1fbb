# SPDX-License-Identifier: MIT
"""The server as a whole: opening, seeding and running it, in a thread or not."""
