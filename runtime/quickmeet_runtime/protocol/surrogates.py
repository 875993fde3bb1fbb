# SPDX-License-Identifier: MIT
"""Lone surrogates: legal in the server's JSON, refused by msgspec."""

__all__ = ["mend_surrogates"]


def mend_surrogates(data: bytes | str) -> bytes | None:
    r"""Rewrite a frame with U+FFFD for each half of a surrogate pair.

    JavaScript lets half a pair pass through JSON as ``\ud83d`` (recording
    ``13_ejson_passthrough``); it is not a character, and UTF-8 cannot hold it.

    Args:
        data: A frame that msgspec refused.

    Returns:
        The mended frame, or None when something else is wrong with it.
    """
    marker = "\\ud" if isinstance(data, str) else b"\\ud"
    if marker not in data.lower():  # type: ignore[operator]  # both of one kind
        return None
    import json  # noqa: PLC0415  # most sessions never need it

    try:
        value: object = json.loads(data)
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    except (ValueError, RecursionError):
        return None
    mended = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return None if mended == text else mended.encode()
