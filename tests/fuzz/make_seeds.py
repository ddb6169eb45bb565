#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the seeds of tests/data/fuzz anew from the golden packets, the conformance vectors and the payload samples.

Only files called seed-* are replaced; inputs that once failed stand beside them under names that say why.
Usage: tests/fuzz/make_seeds.py
"""

import functools
import json
import pathlib

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
WITH_SETUP = {"avro", "numbers", "layout", "protobuf"}  # decoders that PayloadDecoder::setup() says so of
PAYLOAD_FORMATS = ("cbor", "msgpack", "avro", "numbers", "layout")  # as in CMakeLists.txt
ROLES = {"client": 0, "server": 1, "any": 2}


def golden_packets():
    for path in sorted((DATA / "packets").glob("*.hex")):
        version, role, packet = 5, "any", b""
        for line in path.read_text(encoding="utf-8").splitlines():
            value = line.partition(":")[2].strip()
            if line.startswith("version:"):
                version = int(value)
            elif line.startswith("receiver:"):
                role = value
            elif not line.startswith("packet:"):
                packet += bytes.fromhex(line.partition("#")[0])
        yield path.stem, version, ROLES[role], packet


def vectors(name, step):
    with (DATA / "conformance" / name).open(encoding="utf-8") as lines:
        for line in list(lines)[::step]:
            vector = json.loads(line)
            yield vector["version"], ROLES[vector.get("role", "any")], bytes.fromhex(vector["hex"])


def decode_seeds():
    for name, version, role, packet in golden_packets():
        yield name, bytes([version - 3 + 3 * role]) + packet
    for name, step in (("valid.jsonl", 80), ("props-matrix.jsonl", 30), ("alternates.jsonl", 6)):
        for number, (version, role, packet) in enumerate(vectors(name, step)):
            yield f"{name.split('.')[0]}-{number}", bytes([version - 3 + 3 * role]) + packet


def frames_seeds():
    stream = b"".join(packet for *_, packet in golden_packets())
    yield "golden", bytes([0, 0, 3, 1, 2, 0x23, 5]) + stream
    yield "repeated", bytes([0xF9, 0, 2, 12, 14, 3]) + stream
    yield "limited", bytes([0xF2, 2, 1, 3, 6]) + stream
    publishes = b"".join(packet for _, version, _, packet in golden_packets() if version == 5 and packet[0] >> 4 == 3)
    yield "capped", bytes([0, 65, 2, 0, 1, 2]) + publishes  # 65 and 195: a memory cap and no other limit
    yield "capped-large", bytes([0xF8, 195, 1, 13, 15]) + bytes([0x30, 0x80, 0x80, 0x06, 0, 1, 0x61, 0]) + bytes(2000)
    big = bytes([0x30, 0x80, 0x80, 0x18]) + bytes(3000)  # announces 393,216 bytes
    yield "large", bytes([0xF8, 0, 1, 13, 15]) + big
    yield "fifth-length-byte", bytes([0, 0, 0, 0]) + bytes([0x30, 0xFF, 0xFF, 0xFF, 0xFF, 1])


def session_seeds():
    def packets(version):
        return b"".join(
            bytes([0, len(packet)]) + packet for _, v, role, packet in golden_packets() if v == version and role != 1
        )

    user = bytes([2, 0x01, 0, 2, 0x22, 0, 3, 0x02, 4, 0, 2, 0x12, 1, 2, 0x04, 0])
    acks = bytes([5, 0, 0, 5, 1, 0, 5, 3, 0, 5, 4, 0, 5, 5, 0, 5, 2, 0])
    incoming = bytes([6, 0x00, 0, 6, 0x21, 1, 6, 0x22, 2, 6, 0x26, 2, 7, 2, 6, 0x28, 16, 6, 0x48, 16])
    for version in (3, 4, 5):
        for kept in (0, 0x10):
            options = bytes([version - 3 + kept, 0x18])
            yield f"v{version}-{kept}-flows", options + bytes([1, 0]) + user + acks + incoming + bytes([9, 8, 9, 9])
            yield f"v{version}-{kept}-cut", options + bytes([1, 0]) + user + incoming + bytes([12, 1, 1]) + acks
            yield f"v{version}-{kept}-limits", options + bytes([1, 0x7E]) + user + user + acks + acks
            yield f"v{version}-{kept}-packets", options + bytes([1, 0]) + user + packets(version)
    for name, options in (("journal", 0x18), ("journal-clean", 0x08), ("fallback", 0x3C)):
        rest = user + acks + incoming + bytes([12, 1, 1]) + acks + bytes([12, 1, 0, 15, 4])
        first = next(byte for byte in range(options, 0x100) if byte % 3 == 2 and byte & 0x3C == options)
        yield name, bytes([first, 0]) + bytes([1, 0]) + rest
    refusal = bytes([0, 4, 0x20, 2, 0, 1])
    yield "fallback-refused", bytes([0x0E, 0]) + refusal + bytes([12, 1, 0]) + user + acks + incoming + bytes([13, 12])
    login = bytes([7, 0xC4, 7, 0xC6, 1, 0])
    again = bytes([15, 6, 1, 1, 7, 0xC4, 7, 0xC5])
    yield "authentication", bytes([0x82, 0]) + bytes([7, 0xC4, 1, 0]) + user + again + acks + again
    yield "authentication-refused", bytes([0x82, 0]) + login + bytes([12, 7, 0xCC, 12, 1, 0]) + again
    yield "pause", bytes([2, 2, 1, 0, 9, 14, 1, 10, 200, 14, 0, 9, 9, 15, 0, 9, 12, 1, 0])
    yield "stranger", bytes([2, 0, 14, 6]) + b"HTTP/1" + bytes([15, 5]) + b"H" + bytes([12, 15, 2, 0x12, 0, 12])


def journal_seeds():
    def text(value):
        return len(value).to_bytes(4, "little") + value

    def record(*parts):
        body = b"".join(part if isinstance(part, bytes) else bytes([part]) for part in parts)
        return bytes([len(body)]) + body

    def serial(number):
        return number.to_bytes(8, "little")

    def queued(number, qos):
        user = bytes([1]) + bytes(3) + bytes([0x26]) + bytes(4) + text(b"n") + text(b"v")
        return record(4, serial(number), bytes(2), bytes(8), qos, 0, text(b"a/b"), user, text(b"x"))

    def sent(number):
        return record(5, serial(number), number, 0)

    start = record(10) + record(1, text(b"c")) + queued(1, 1) + queued(2, 2) + sent(1) + sent(2)
    yield "flows", bytes([0]) + start + record(6, serial(2), 0x10) + record(7, serial(1)) + record(7, serial(2))
    yield "kept", bytes([0]) + start + record(6, serial(2), 0) + record(8, 9, 0) + record(8, 3, 0) + record(9, 9, 0)
    yield "server-lost", bytes([0]) + start + record(8, 9, 0) + record(3) + sent(1)
    yield "forgotten", bytes([0]) + start + record(2) + start
    yield "empty", bytes([1])


def topic_seeds():
    pairs = (
        ("a/b/c", "a/b/c"), ("a/+/c", "a/b/c"), ("a/#", "a"), ("#", "$SYS/x"), ("+/b", "/b"), ("+", ""),
        ("$share/g/a/+", "a/b"), ("$share/g/", "a"), ("a/+/#", "a/b/c/d"), ("温度/+", "温度/1"), ("a/b+", "a/b+"),
        ("$SYS/#", "$SYS/broker/load"), ("aaaaaaaa/bbbbbbbb", "aaaaaaaa/bbbbbbb\x00"), ("#/a", "\ufeffa"),
    )
    for number, (filter_, name) in enumerate(pairs):
        text = filter_.encode()
        yield str(number), bytes([1, len(text)]) + text + name.encode()


def samples():
    """Each sample: its name, its bytes, its setup text and what reads it."""
    for path in sorted((DATA / "payload").iterdir()):
        if path.suffix in (".expected", ".request") or path.stat().st_size >= 2000:
            continue
        request = path.with_name(path.name + ".request")
        setup = request.read_text(encoding="utf-8").partition("\n\n")[2] if request.exists() else ""
        expected = path.with_name(path.name + ".expected").read_text(encoding="utf-8").splitlines()
        readers = {line.partition(": ")[2] for line in expected if line.startswith(("decoder: ", "transform: "))}
        yield path.name.replace(".", "-"), path.read_bytes(), setup, readers


def payloads():
    for name, payload, _, readers in samples():
        if not readers & (WITH_SETUP | set(PAYLOAD_FORMATS)):
            yield name, payload


def payload_seeds(reader):
    """Of fuzz_payload.cpp: where the reader takes a setup, that stands in front with a zero byte after it."""
    for name, payload, setup, readers in samples():
        if reader in readers:
            yield name, setup.encode() + b"\0" + payload if reader in WITH_SETUP else payload


def sparkplug_seeds():
    samples = {p.stem: p.read_bytes() for p in sorted((DATA / "payload").glob("*.spb")) + sorted((DATA / "payload").glob("*.pb"))}
    rounds = {name: bytes([0, min(len(payload), 254)]) + payload[:254] for name, payload in samples.items()}
    yield from rounds.items()
    birth = samples["sparkplug_birth"]
    yield "life", (b"".join(bytes([topic, 120]) + samples["sparkplug_data"].ljust(120, b"\x48")[:120] for topic in (0, 1, 3, 4, 5))
                   + bytes([2, len(samples["sparkplug_death"])]) + samples["sparkplug_death"]
                   + bytes([8, 6]) + b"ONLINE" + bytes([0, 255]) + birth)


def number_seeds():
    pairs = (
        ("$.a.b[0]", '{"a":{"b":[21.4,1]}}'), ("", "21.4 °C"), ("$", '"on"'), ('$["odd key"]', '{"odd key":true}'),
        ("a", '{"a":1,"a":{"b":2}}'), ("[2]", "[1,2,1e308]"), ("['\\u00e9']", '{"\\u00e9":"5 m/s2"}'),
        ("a.b", '{"a":{"b":1e999},"c":null}'), ("a", "\ufeff {\"a\":-0.0}"), ("a", '{"a":"21"} x'), ("a..b", "{}"),
    )
    for number, (path, payload) in enumerate(pairs):
        text = path.encode()
        yield str(number), bytes([len(text)]) + text + payload.encode()


def websocket_seeds():
    """Mode (frames, opening, SOCKS5, HTTP proxy), piece size - 1, room size - 1, what the server says."""

    def frame(first, payload):
        size = len(payload)
        if size < 126:
            return bytes([first, size]) + payload
        return bytes([first, 126]) + size.to_bytes(2, "big") + payload

    connack = bytes([0x20, 2, 0, 0])
    streams = {
        "one": frame(0x82, connack), "fragments": frame(2, b"a") + frame(0, b"") + frame(0x80, b"c"),
        "control": frame(2, b"a") + frame(0x89, b"hi") + frame(0x8A, b"") + frame(0x80, b"b"),
        "lengths": frame(0x82, b"a" * 125) + frame(0x82, b"b" * 126) + frame(0x82, b""),
        "close": frame(0x82, b"a") + frame(0x88, b"\x03\xf0why") + frame(0x82, b"b"), "close-empty": frame(0x88, b""),
        "text": frame(0x81, b"a"), "masked": bytes([0x82, 0x81, 0, 0, 0, 0, 1]), "reserved": frame(0xC2, b"a"),
        "huge": bytes([0x82, 127]) + b"\x7f" + b"\xff" * 7 + b"ab", "longer": bytes([0x82, 126, 0, 5]) + b"abcde",
        "interrupted": frame(2, b"a") + frame(0x82, b"b"), "nothing": frame(0x80, b"a"),
        "code": frame(0x88, b"\x03\xee"), "close-text": frame(0x88, b"\x03\xe8\xff"),
    }  # fmt: skip
    for name, stream in streams.items():
        for piece, room in ((0, 0), (2, 255), (255, 3)):
            yield f"frames-{name}-{piece}", bytes([0, piece, room]) + stream
    head = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    proof = b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
    protocol = b"Sec-WebSocket-Protocol: mqtt\r\n"
    answers = {
        "accepted": head + proof + protocol + b"\r\n" + frame(0x82, connack), "no-protocol": head + proof + b"\r\n",
        "no-proof": head + protocol + b"\r\n", "401": b"HTTP/1.1 401 No\r\nWWW-Authenticate: Basic\r\n\r\n",
        "404": b"HTTP/1.1 404 No\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nno!!",
        "302": b"HTTP/1.1 302 F\r\nLocation: /x\r\n\r\n", "ssh": b"SSH-2.0-x\r\n", "half": head,
    }  # fmt: skip
    for name, answer in answers.items():
        yield f"opening-{name}", bytes([1, 0, 0]) + answer
        yield f"proxy-{name}", bytes([3, 3, 1]) + answer
    done = bytes([5, 0, 0, 1, 127, 0, 0, 1, 1, 2])
    socks = {
        "open": bytes([5, 0]) + done + connack, "login": bytes([5, 2, 1, 0]) + done, "denied": bytes([5, 2, 1, 1]),
        "none": bytes([5, 255]), "refused": bytes([5, 0, 5, 5, 0, 1]), "http": b"HTTP/1.1 400 x\r\n\r\n",
        "name": bytes([5, 0, 5, 0, 0, 3, 2]) + b"ab" + bytes([0, 1]), "six": bytes([5, 0, 5, 0, 0, 4]) + bytes(18),
    }  # fmt: skip
    for name, answer in socks.items():
        for login in (0, 1):
            yield f"socks-{name}-{login}", bytes([2, 1, login]) + answer
    yield "proxy-200", bytes([3, 2, 1]) + b"HTTP/1.1 100 Wait\r\n\r\nHTTP/1.0 200 OK\r\nVia: x\r\n\r\n" + connack
    yield "proxy-407", bytes([3, 2, 1]) + b"HTTP/1.1 407 Login\r\nProxy-Authenticate: Digest\r\n\r\n"


def main():
    makers = {
        "decode": decode_seeds, "frames": frames_seeds, "session": session_seeds,
        "topic": topic_seeds, "journal": journal_seeds, "json": payloads, "number": number_seeds,
        "websocket": websocket_seeds, "sparkplug": sparkplug_seeds,
    }  # fmt: skip
    makers |= {f"payload_{format_}": functools.partial(payload_seeds, format_) for format_ in PAYLOAD_FORMATS}
    for target, seeds in makers.items():
        folder = DATA / "fuzz" / target
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("seed-*"):
            old.unlink()
        for name, content in seeds():
            (folder / f"seed-{name}").write_bytes(content)


if __name__ == "__main__":
    main()
