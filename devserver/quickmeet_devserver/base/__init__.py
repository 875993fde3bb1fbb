# SPDX-License-Identifier: MIT
"""What everything stands on: documents, refusals, parameters, ids, the event loop."""
