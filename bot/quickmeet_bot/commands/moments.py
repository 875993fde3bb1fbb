# SPDX-License-Identifier: MIT
"""Spans of time, times of day and moments, as people write them in a chat.

They may be several words: ``2 days``, ``1h 30m``, ``10 pm``, ``2026-03-31 18:30``.
`span_of` matches the whole value at the front of a line, so that parsing continues
behind it.
"""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

__all__ = ["duration", "moment", "span_of", "time_of_day"]

_UNITS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
_NUMBER: Final = r"(?:\d+(?:[.,]\d+)?|[.,]\d+)"
_UNIT: Final = (
    r"(?:s(?:ec(?:s|onds?)?)?|m(?:in(?:s|utes?)?)?|h(?:rs?|ours?)?|d(?:ays?)?"
    r"|w(?:eeks?)?)"
)
_PART: Final = re.compile(rf"({_NUMBER})\s*({_UNIT})(?![^\W\d_])", re.IGNORECASE)
_DURATION: Final = re.compile(
    rf"{_NUMBER}\s*{_UNIT}(?:\s*{_NUMBER}\s*{_UNIT})*(?!\S)", re.IGNORECASE
)
_SECONDS: Final = re.compile(_NUMBER)
_CLOCK: Final = r"(\d{1,2})(?:[:.h](\d\d)|h)?(?:\s*([ap])\.?m\.?)?"
_TIME: Final = re.compile(rf"{_CLOCK}(?!\S)", re.IGNORECASE)
_MOMENT: Final = re.compile(
    rf"(\d{{4}}-\d\d-\d\d)[T\s]\s*{_CLOCK}(?!\S)", re.IGNORECASE
)
_SPANS: Final[dict[object, re.Pattern[str]]] = {
    timedelta: _DURATION,
    time: _TIME,
    datetime: _MOMENT,
}
_HALF_DAY: Final = 12


def span_of(kind: object) -> re.Pattern[str] | None:
    """The pattern of a type's values at the front of a line, several words included.

    Args:
        kind: The type.
    """
    return _SPANS.get(kind)


def duration(text: str) -> timedelta:
    """Parse a duration; a number alone is seconds.

    Raises:
        ValueError: The text is invalid.
    """
    if _SECONDS.fullmatch(text):
        return timedelta(seconds=_number(text))
    if _DURATION.fullmatch(text) is None:
        raise ValueError(text)
    return timedelta(
        seconds=sum(
            _number(number) * _UNITS[unit[0].casefold()]
            for number, unit in _PART.findall(text)
        )
    )


def time_of_day(text: str) -> time:
    """Parse a time of day: ``18:30``, ``18.30``, ``6:30 pm``, or by ISO 8601.

    Raises:
        ValueError: The text is invalid.
    """
    found = _TIME.fullmatch(text)
    return _clock(*found.groups()) if found else time.fromisoformat(text)


def moment(text: str) -> datetime:
    """Parse a moment: a day and a time of day, or by ISO 8601.

    Raises:
        ValueError: The text is invalid.
    """
    found = _MOMENT.fullmatch(text)
    if found is None:
        return datetime.fromisoformat(text)
    day, *clock = found.groups()
    return datetime.combine(date.fromisoformat(day), _clock(*clock))


def _clock(hour: str, minute: str | None, half: str | None) -> time:
    of_day = int(hour)
    if half is not None:
        if not 1 <= of_day <= _HALF_DAY:
            raise ValueError(hour)
        is_afternoon = half.casefold() == "p"
        of_day = of_day % _HALF_DAY + (_HALF_DAY if is_afternoon else 0)
    return time(of_day, int(minute or 0))


def _number(text: str) -> float:
    return float(text.replace(",", "."))
