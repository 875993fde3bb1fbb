# SPDX-License-Identifier: MIT
"""Endpoints of a website's visitors and of the agents who answer them."""
