# SPDX-License-Identifier: MIT
"""``python -m quickmeet_cli``: the command if the script is not on the path."""

import sys

from . import main

if __name__ == "__main__":
    sys.exit(main())
