# SPDX-License-Identifier: MIT
"""The REST side: endpoints, what they mean and what they answer."""
