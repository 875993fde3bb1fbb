# SPDX-License-Identifier: MIT
"""Endpoints, by the domains of the methods: each module has a table `CALLS`."""
