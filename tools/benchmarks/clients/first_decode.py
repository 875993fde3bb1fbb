# SPDX-License-Identifier: MIT
"""Import a generated package and decode one payload, in a fresh process.

Usage: ``python first_decode.py PACKAGE TYPE`` with the package's folder in
``PYTHONPATH``. What the runtime and its libraries cost is not counted.
"""

import importlib
import json
import sys

import msgspec
from meter import Meter


def main() -> None:
    """Read the command line, measure, print."""
    package, name = sys.argv[1:]
    watch = Meter()
    watch.start()
    types = importlib.import_module(package).types
    imported = watch.stop()["cpu"]
    decode = msgspec.json.Decoder(getattr(types, name)).decode
    decode(b'{"_id":"a","name":"b"}')
    decoded = watch.stop()["cpu"]
    print(json.dumps({"import": imported, "cpu": decoded}))  # noqa: T201  # the result


if __name__ == "__main__":
    main()
