# SPDX-License-Identifier: MIT
"""The REST API: endpoints, and mapping requests to methods."""
