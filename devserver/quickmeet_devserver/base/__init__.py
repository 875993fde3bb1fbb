# SPDX-License-Identifier: MIT
"""The foundation: documents, errors, parameters, ids, the event loop."""
