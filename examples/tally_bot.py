# SPDX-License-Identifier: MIT
"""A bot that counts who says how much: say `!tally` in any room that it is in.

Each message counts once, though a kill has the bot handle one again.
"""

import sqlite3

import quickmeet.bot
from quickmeet.bot import Incoming


class Tally:
    """Who says how much in which room.

    Args:
        database: Where it is kept.
    """

    def __init__(self, database: str) -> None:
        self.router = quickmeet.bot.Router(flood=None)
        self._said = sqlite3.connect(
            database, isolation_level=None, check_same_thread=False
        )
        self._said.execute(
            "create table if not exists said (message unique, room, name)"
        )
        self.router.command(self.tally)
        self.router.fallback(self.count)

    async def tally(self, message: Incoming) -> None:
        """Say who says how much in this room."""
        rows = self._said.execute(
            "select name, count(*) from said where room = ? "
            "group by name order by count(*) desc, min(rowid) limit 10",
            (message.room_id,),
        )
        lines = [f"{name}: {number}" for name, number in rows]
        await message.reply("\n".join(lines) or "Nobody has said anything.")

    async def count(self, message: Incoming) -> None:
        """Count a message, once."""
        self._said.execute(
            "insert or ignore into said values (?, ?, ?)",
            (message.id, message.room_id, message.username),
        )

    def close(self) -> None:
        """Close the database."""
        self._said.close()


if __name__ == "__main__":
    quickmeet.bot.run(Tally("tally.db").router, state="tally.state", exits=True)
