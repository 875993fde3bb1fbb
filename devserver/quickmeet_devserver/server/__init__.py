# SPDX-License-Identifier: MIT
"""The server as a whole: opening, seeding and running it, here or in a thread."""
