# SPDX-License-Identifier: MIT
"""Endpoints of a website's visitors and of those who answer them."""
