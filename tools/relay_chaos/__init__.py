# SPDX-License-Identifier: MIT
"""Relays, workers and a broker that are killed: does anything get lost or repeated?"""
