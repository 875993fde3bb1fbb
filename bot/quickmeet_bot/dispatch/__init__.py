# SPDX-License-Identifier: MIT
"""A bot at work: changes of a session, or of a bus, go to the functions of a router."""
