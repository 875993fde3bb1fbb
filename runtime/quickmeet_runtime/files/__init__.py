# SPDX-License-Identifier: MIT
"""Files of messages: uploads and downloads in chunks, of any size."""
