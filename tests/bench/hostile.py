#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a hostile or broken server can send that is allowed: does the window stay calm? One JSON line each.

  hostile.py BUILD_DIR [slashes] [long] [fresh] [flat] [dollar] [odd] [large] [capped]

slashes  1,000 topics of 65,535 slashes and a few letters   long    1,000 topics of 64 KB each
fresh    a new topic in every message, 50,000/s             flat    the same, all on the first level
dollar   topics that begin with $
odd      empty levels, blanks, markup, right to left         large   payloads of 1 MB, 500/s
capped   fresh at a limit of 20,000 topics: the counter says how many were refused
Each runs --seconds (10) with the tree expanded; the goal is: no loop gap over 100 ms, every message accounted for.
"""
import argparse, pathlib, socket, struct, sys, tempfile, threading, time

from scale import adds_up, gaps_of, write_settings
from whole_program import Screen, Scope, missed, report, xdotool


def publish(topic, payload=b'{"v":1}'):
    body = struct.pack(">H", len(topic)) + topic + b"\0" + payload
    length, size = b"", len(body)
    while True:
        size, low = size >> 7, size & 0x7F
        length += bytes([low | (0x80 if size else 0)])
        if not size:
            return b"\x30" + length + body


def slashes():
    while True:
        for i in range(1000):
            name = bytearray(b"/" * 65_535)
            name[i * 60:i * 60 + 1] = b"x"
            yield publish(bytes(name))


def long_names():
    while True:
        for i in range(1000):
            yield publish((b"level%d" % i).ljust(65_000, b"n") + b"/value")


def fresh():
    i = 0
    while True:
        yield publish(b"fleet/%d/device/%d" % (i // 1000, i))
        i += 1


def flat():
    i = 0
    while True:
        yield publish(b"device%d" % (i * 7919 % 2_000_003))
        i += 1


def dollar():
    while True:
        for i in range(10_000):
            yield publish(b"$SYS/broker/%d/%d" % (i // 100, i))


def odd():
    names = [b"//", b"/", b"a//b", b" ", b"\xe2\x80\xae/rtl", b"<b>bold</b>/<img src=x>", b"%s%n"]
    while True:
        for i in range(1000):
            yield from (publish(name + b"/%d" % i) for name in names)


def large():
    payload = b'{"pad":"' + b"x" * 1_000_000 + b'"}'
    packets = [publish(b"camera/%d" % i, payload) for i in range(50)]
    while True:
        yield from packets


class Server(threading.Thread):
    """Accepts one client, whatever its version says, and sends `rate` packets a second of a generator."""

    def __init__(self, packets, rate):
        super().__init__(daemon=True)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.packets, self.rate, self.sent = packets, rate, 0
        self.start()

    def run(self):
        client, _ = self.listener.accept()
        client.recv(65_536)
        client.sendall(b"\x20\x03\0\0\0")
        request = client.recv(65_536)
        client.sendall(b"\x90\x04" + request[2:4] + b"\0\0")
        begin = time.monotonic()
        try:
            while True:
                due = int((time.monotonic() - begin) * self.rate) - self.sent
                if due < 1:
                    time.sleep(0.002)
                    continue
                block = [next(self.packets) for _ in range(min(due, 2000))]
                for packet in block if len(block[0]) > 100_000 else [b"".join(block)]:
                    client.sendall(packet)
                self.sent += len(block)
        except OSError:
            pass


CASES = {"slashes": (slashes, 200), "long": (long_names, 1_000), "fresh": (fresh, 50_000), "flat": (flat, 50_000), "dollar": (dollar, 50_000),
         "odd": (odd, 20_000), "large": (large, 500), "capped": (fresh, 50_000)}


def run(build, folder, name, seconds):
    packets, rate = CASES[name]
    if name == "capped":
        write_settings(folder, topicLimit=20_000)
    with Screen() as screen:
        server = Server(packets(), rate)
        scope = Scope(build, folder, server.port)
        scope.wait(lambda s: s["received"] > 0, 20)
        screen.window()
        begin, sent = time.monotonic(), server.sent
        before = len(scope.samples())
        xdotool("key", "ctrl+Right")
        for _ in range(max(1, round(seconds / 2.5))):
            time.sleep(1)
            xdotool("key", "--delay", "20", *["Next"] * 10)
            time.sleep(1)
            xdotool("key", "--delay", "20", "End", "Home", "ctrl+Right")
        rate_reached = (server.sent - sent) / (time.monotonic() - begin)
        samples = scope.samples()[before:]
        ended = scope.close()
    pathlib.Path(folder, "config/settings.json").unlink(missing_ok=True)
    last, gaps = samples[-1], gaps_of(samples)
    refused = last["dropped"]
    exact = last["received"] == last["shown"] + last["backlog"] + refused and (refused > 0) == (name == "capped")
    report(f"hostile_{name}", gaps["gap_max_ms"] <= 100 and exact and ended == 0, sent_per_s=round(rate_reached), received=last["received"],
           shown=last["shown"], refused=refused, topics=last["topics"], evicted=last["evicted"], rss_mib=round(last["rss_bytes"] / 2**20),
           exit_code=ended, **gaps, goal="no gap over 100 ms, received = shown + backlog + refused")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("what", nargs="*", choices=[[], *CASES])
    parser.add_argument("--seconds", type=float, default=10)
    arguments = parser.parse_intermixed_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in arguments.what or CASES:
            run(arguments.build, folder, name, arguments.seconds)
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
