# SPDX-License-Identifier: MIT
"""Which proxy leads to a server."""

import pytest

from quickmeet_runtime.errors import AddressError
from quickmeet_runtime.options.options import Options
from quickmeet_runtime.transport.url import ServerUrl, proxy_for

SECURE = ServerUrl.parse("https://chat.example.com")
PLAIN = ServerUrl.parse("http://chat.example.com:8080")
PROXY = "http://proxy.example.com:3128"
OTHER = "socks5://other.example.com:1080"


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("http://proxy.example.com", "http://proxy.example.com:80"),
        ("https://proxy.example.com/", "https://proxy.example.com:443"),
        ("socks5h://a:b@proxy.example.com", "socks5://a:b@proxy.example.com:1080"),
        ("socks://proxy.example.com:9050", "socks5://proxy.example.com:9050"),
        ("socks4a://[::1]:1", "socks4://[::1]:1"),
    ],
)
def test_a_proxy_is_named_in_every_way_that_people_do(given: str, meant: str) -> None:
    assert proxy_for(given, SECURE) == meant


@pytest.mark.parametrize("name", ["https_proxy", "HTTPS_PROXY"])
def test_the_environment_is_asked_by_default(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert Options().for_transport(SECURE).proxy is None
    monkeypatch.setenv(name, PROXY)
    assert Options().for_transport(SECURE).proxy == PROXY
    assert Options().for_transport(PLAIN).proxy is None
    monkeypatch.setenv("ALL_PROXY", OTHER)
    assert Options().for_transport(PLAIN).proxy == OTHER
    assert Options().for_transport(SECURE).proxy == PROXY
    assert Options(proxy=None).for_transport(SECURE).proxy is None
    assert Options(proxy=OTHER).for_transport(SECURE).proxy == OTHER


def test_in_the_environment_a_proxy_may_lack_its_scheme(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "proxy.example.com:3128")
    assert proxy_for("environment", PLAIN) == PROXY


@pytest.mark.parametrize(
    ("entry", "url", "is_direct"),
    [
        ("chat.example.com", "https://chat.example.com", True),
        (".example.com", "https://chat.example.com", True),
        ("example.com", "https://chat.example.com", True),
        ("other.com, example.com", "https://chat.example.com", True),
        ("*", "https://chat.example.com", True),
        ("chat.example.com:8443", "https://chat.example.com:8443", True),
        ("chat.example.com:8443", "https://chat.example.com", False),
        ("ample.com", "https://chat.example.com", False),
        ("10.0.0.0/8", "https://10.1.2.3", True),
        ("10.0.0.0/8", "https://11.1.2.3", False),
        ("nonsense/8", "https://10.1.2.3", False),
        ("fd00::/8", "https://[fd00::1]", True),
    ],
)
def test_no_proxy_names_hosts_that_are_reached_directly(
    monkeypatch: pytest.MonkeyPatch,
    entry: str,
    url: str,
    is_direct: bool,  # noqa: FBT001
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", PROXY)
    monkeypatch.setenv("NO_PROXY", entry)
    found = proxy_for("environment", ServerUrl.parse(url))
    assert found == (None if is_direct else PROXY)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_the_environment_never_leads_to_this_machine(
    monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setenv("ALL_PROXY", PROXY)
    here = ServerUrl.parse(f"http://{host}:3000")
    assert proxy_for("environment", here) is None
    assert proxy_for(PROXY, here) == PROXY


@pytest.mark.parametrize(
    "url",
    [
        *("nonsense", "gopher://s3cr3t@proxy:1", "http://", "http://a:s3cr3t@p:99999"),
        *("http://a:s3cr3t/x@proxy:1", "http://a:s3cr3t@[::1", "socks5://p:0"),
    ],
)
def test_what_is_no_proxy_is_an_error_that_does_not_repeat_it(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    with pytest.raises(AddressError, match="proxy's URL") as raised:
        proxy_for(url, SECURE)
    monkeypatch.setenv("https_proxy", f"http:{url}" if url == "nonsense" else url)
    with pytest.raises(AddressError, match="variable HTTPS_PROXY") as by_variable:
        proxy_for("environment", SECURE)

    for error in (raised.value, by_variable.value):
        assert "s3cr3t" not in str(error)
        assert error.__cause__ is None
        assert error.__context__ is None
