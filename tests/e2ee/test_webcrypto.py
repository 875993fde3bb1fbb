# SPDX-License-Identifier: MIT
"""The browser's WebCrypto opens what we sealed."""

import json
import shutil
import subprocess
from base64 import b64decode, b64encode

import msgspec
import pytest

from quickmeet_e2ee import Algorithm, FileSealer, Identity, RoomKey

from .conftest import DATA

NODE = shutil.which("node")


@pytest.mark.skipif(NODE is None, reason="there is no Node")
@pytest.mark.parametrize("algorithm", list(Algorithm))
def test_another_implementation_opens_what_we_sealed(
    identity: Identity, algorithm: Algorithm
) -> None:
    assert NODE is not None
    key, sealer = RoomKey.create(algorithm), FileSealer()
    given = {
        "userId": "u",
        "passphrase": "clé",
        "stored": identity.lock("clé", user_id="u"),
        "given": key.seal_for(identity.public),
        "content": msgspec.to_builtins(key.seal('{"msg": "grüß"}'.encode())),
        "file": {
            "sealed": b64encode(sealer.update(b"of any length")).decode(),
            "encryption": msgspec.to_builtins(sealer.encryption),
        },
    }
    found = subprocess.run(  # our own script
        [NODE, str(DATA / "webcrypto.mjs"), "open"],
        input=json.dumps(given).encode(),
        capture_output=True,
        check=True,
    )
    opened = json.loads(found.stdout)
    assert json.loads(opened["text"]) == {"msg": "grüß"}
    assert b64decode(opened["file"]) == b"of any length"
