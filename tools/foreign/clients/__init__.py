# SPDX-License-Identifier: MIT
"""The clients, each as its README describes."""
