# SPDX-License-Identifier: MIT
"""The site shows and finds what it should."""
