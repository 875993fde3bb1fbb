# SPDX-License-Identifier: MIT
"""Commands: what people can ask a bot by name, and the values they pass."""
