# Generated from schema/*.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""`quickmeet_bot`, by the name of this package."""

from quickmeet_bot import *  # noqa: F403
