# SPDX-License-Identifier: MIT
"""`quickmeet validate live`: a proxy that validates live traffic against the schema."""

import json
import logging
import sys

import anyio

import quickmeet
from quickmeet_runtime.errors import AddressError
from quickmeet_runtime.model.decoding.mismatches import Deviation
from quickmeet_runtime.transcripts.audit.live_audit import LiveAudit
from quickmeet_runtime.transcripts.validation.engine import MissingEngineError

from ..failure import MissingExtraError, UsageError, explained, needs
from ..output import printable
from ..schema.against import DEFAULT, Against
from ..serving.addresses import check_port
from .reporting import Format, Lenient, print_summary

__all__ = ["live"]


def live(  # noqa: PLR0913  # the options of the command
    url: str,
    /,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    against: Against = DEFAULT,
    lenient: Lenient = False,
    format: Format = "text",  # noqa: A002  # the option's name
) -> int:
    """Validate live traffic between any clients and a server.

    Clients of any kind connect to the address that it prints on stderr, by WebSocket
    or REST. SIGINT and SIGTERM end it; the exit code is 1 if anything deviated.

    Args:
        url: The server.
        host: Address to listen on.
        port: Port to listen on; 0 chooses a free one.
        against: The schema.
        lenient: Ignore fields that the schema does not know.
        format: Output format: a line for each deviation, or a JSON object.
    """

    def report(deviation: Deviation) -> None:
        as_json = format == "json"
        told = json.dumps(deviation.as_dict()) if as_json else printable(str(deviation))
        sys.stdout.write(f"{told}\n")
        sys.stdout.flush()

    with explained(), needs("devserver"):
        check_port(port)
        from quickmeet_devserver.wire.audit_proxy import (  # noqa: PLC0415  # extra
            audited_proxy,
        )

        validator = against.validator()
        audit = LiveAudit(report, validator=validator, lenient=lenient)

        async def work() -> None:
            async with (
                quickmeet.stop_on_signals(),
                audited_proxy(url, audit, host=host, port=port) as address,
            ):
                sys.stderr.write(f"connect to {address}\n")
                sys.stderr.flush()
                await anyio.sleep_forever()

        logging.basicConfig(format="%(levelname)s %(name)s: %(message)s")
        try:
            anyio.run(work)
        except AddressError as error:
            raise UsageError(str(error)) from error
        except OSError as error:
            said = f"cannot listen on {host} port {port}: {error.strerror or error}"
            raise UsageError(said) from error
        except MissingEngineError as error:
            raise MissingExtraError(str(error)) from error
    print_summary(audit.summary, validator)
    return 1 if audit.summary.deviations else 0
