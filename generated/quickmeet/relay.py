# Generated from schema/*.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""`quickmeet_relay`, by the name of this package."""

from quickmeet_relay import *  # noqa: F403
