# SPDX-License-Identifier: MIT
"""Changes of an account in a stream of NATS JetStream, and workers that follow them.

Install it with ``pip install 'quickmeet[nats]'``; ``quickmeet relay`` runs a relay. It
uses nats-py and therefore asyncio.
"""

from importlib.util import find_spec

if find_spec("nats") is None:
    raise ModuleNotFoundError(
        'quickmeet.relay needs nats-py: python -m pip install "quickmeet[nats]"',
        name="nats",
    )

from .async_api import async_api
from .bus import Bus, Connect, connect
from .calling import BusClient, RelayAccount
from .envelope import Named, decode
from .errors import BrokerError, RelayError
from .fast_stream import faststream
from .observability.probes import serving_probes
from .observability.statistics import BusStatistics
from .subjects import STREAM
from .workers.delivery import Delivery, DeliveryBatch
from .workers.following import Followed

__all__ = [
    "STREAM",
    "BrokerError",
    "Bus",
    "BusClient",
    "BusStatistics",
    "Connect",
    "Delivery",
    "DeliveryBatch",
    "Followed",
    "Named",
    "RelayAccount",
    "RelayError",
    "async_api",
    "connect",
    "decode",
    "faststream",
    "serving_probes",
]
