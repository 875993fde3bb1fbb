# SPDX-License-Identifier: MIT
"""A large file to every kind of server and back, and what it costs in memory."""
