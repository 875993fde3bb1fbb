# SPDX-License-Identifier: MIT
"""Users: accounts, logins, second factors, presence, profiles."""
