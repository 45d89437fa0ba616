"""A line as bad as any: it drops, cuts, doubles and delays what the phone sends, and loses answers."""

import asyncio
import random
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

Fate = str
FATES = ("pass", "drop", "lose_answer", "cut", "double", "delay")


def always(fate: Fate) -> Callable[[], Fate]:
    return lambda: fate


def by_chance(seed: int, **weights: int) -> Callable[[], Fate]:
    """`by_chance(1, **{"pass": 7}, drop=1)` lets seven in eight through."""
    chance = random.Random(seed)
    return lambda: chance.choices(list(weights), list(weights.values()))[0]


@dataclass
class RoughProxy:
    """Stands in front of `target` (a port). Each POST meets a fate; pages and files pass."""

    target: int
    fate: Callable[[], Fate] = field(default_factory=lambda: always("pass"))
    port: int = 0
    met: Counter[Fate] = field(default_factory=Counter)
    posts: list[str] = field(default_factory=list)
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        ready = threading.Event()
        threading.Thread(target=self._run, args=(ready,), daemon=True).start()
        assert ready.wait(10)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)

    def _run(self, ready: threading.Event) -> None:
        async def listen() -> None:
            server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, limit=2**20)
            self.port = server.sockets[0].getsockname()[1]
            ready.set()

        self._loop.run_until_complete(listen())
        self._loop.run_forever()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request per connection: enough for a test, and no state between requests."""
        try:
            request = await _read_message(reader)
            is_post = request.startswith(b"POST ")
            if is_post:
                self.posts.append(request.split(b" ", 2)[1].decode())
            answer = await self._meet(request, self.fate() if is_post else "pass")
            writer.write(answer)
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError, ValueError):
            pass  # the server is dead, or the phone hung up: the phone sees a broken line
        finally:
            writer.close()

    async def _meet(self, request: bytes, fate: Fate) -> bytes:
        """What the phone gets back; nothing at all closes the line."""
        self.met[fate] += 1
        if fate == "drop":
            return b""
        if fate == "delay":
            await asyncio.sleep(0.3)
        if fate == "double":
            await asyncio.gather(self._forward(request), self._forward(request))
        answer = await self._forward(request)
        if fate == "lose_answer":
            return b""
        return answer[: -len(answer) // 8] if fate == "cut" else answer

    async def _forward(self, request: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.target, limit=2**20)
        try:
            writer.write(request)
            await writer.drain()
            return await reader.read(-1)
        finally:
            writer.close()


async def _read_message(reader: asyncio.StreamReader) -> bytes:
    """Head and body of one request, asking for the line to be closed after the answer."""
    head = await reader.readuntil(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if line and not line.lower().startswith(b"connection:")]
    length = next(
        (int(line.split(b":")[1]) for line in lines if line.lower().startswith(b"content-length:")), 0
    )
    body = await reader.readexactly(length)
    return b"\r\n".join([*lines, b"Connection: close"]) + b"\r\n\r\n" + body
