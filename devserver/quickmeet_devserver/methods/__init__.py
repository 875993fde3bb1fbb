# SPDX-License-Identifier: MIT
"""The methods, by domain: each module has a table `METHODS` of them."""
