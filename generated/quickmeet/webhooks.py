# Generated from schema/*.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""`quickmeet_runtime.webhooks`, by the name of this package."""

from quickmeet_runtime.webhooks import *  # noqa: F403
