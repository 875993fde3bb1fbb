# SPDX-License-Identifier: MIT
"""The REST side: endpoints, and the meaning of requests."""
