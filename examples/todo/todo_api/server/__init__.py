# Generated from schema/*.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: protocols of what answers each method, with the types of the client.

Each domain has a module of its own here; `names` has the wire names as a type.
"""
