# Generated from schema/*.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""`quickmeet_e2ee`, by the name of this package."""

from quickmeet_e2ee import *  # noqa: F403
