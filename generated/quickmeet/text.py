# Generated from schema/*.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""`quickmeet_text`, by the name of this package."""

from quickmeet_text import *  # noqa: F403
