#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds codec_tool against mqtt_oracle.py over every kind of damage to a packet.   test_codec_against_oracle.py TOOL [N]

Systematic: each packet with each flag nibble, cut at each byte, each byte at values around its own, each property put in
once and twice with values in and out of range, each reason code, each class of text in each text field; each of these
for each receiver. Random: N packets (100,000 unless told) damaged at random, and models damaged before they are encoded.
"""

import copy
import json
import pathlib
import random
import struct
import subprocess
import sys
import threading

import mqtt_oracle as oracle

DATA = pathlib.Path(__file__).resolve().parents[2] / "data" / "conformance"
TEXTS = (
    b"", b"a", b"\0", b"a\0b", b"\x01\x1f\x7f", b"\xc2\x80", b"\xed\x9f\xbf", b"\xed\xa0\x80", b"\xed\xbf\xbf",
    b"\xee\x80\x80", b"\xef\xbf\xbf", b"\xef\xbb\xbfa", b"\xc0\x80", b"\xc1\xbf", b"\xe0\x9f\xbf", b"\xf0\x8f\xbf\xbf",
    b"\xf4\x8f\xbf\xbf", b"\xf4\x90\x80\x80", b"\x80", b"\xc3", b"\xe2\x82", b"\xff", b"abcdefg\xc3\xa9", b"abcdefgh\xff",
    b"#", b"+", b"a/#", b"a/+/b", b"a#", b"#/a", b"a+", b"+a", b"/", b"//", b"$SYS/#", b"$share", b"$share/", b"$share//a",
    b"$share/g", b"$share/g/", b"$share/g/a", b"$share/g/#", b"$share/+/a", b"$share/g#/a", b"$share/g/a#", b"$share/g//",
    b"aaaaaaaa+", b"aaaaaaa#", b"*+", b"\xc3\xa9+",
)  # fmt: skip
ROLES = ("client", "server", "any")


def vectors(name):
    with (DATA / name).open(encoding="utf-8") as lines:
        for line in lines:
            vector = json.loads(line)
            yield vector["version"], bytes.fromhex(vector["hex"]), vector.get("packet")


def body_of(data):
    return data[1 + oracle.remaining_length(data)[1] :]


def property_values(key):
    kind = oracle.PROPERTIES[key][0]
    if kind == "b":
        return (0, 1, 2, 255)
    if kind == "h":
        return (0, 1, 65535)
    if kind == "i":
        return (0, 1, 0xFFFFFFFF)
    if kind == "v":
        return (0, 1, 127, 128, 268435455)
    if kind == "s":
        return ("", "a", "a/+")
    return ("", "00ff") if kind == "x" else (["", ""], ["n", "v"])


def models():
    """One model of each packet, with everything in it that it can have but properties."""
    packet = {"packetId": 7}
    reason = {"reasonCode": 0, "properties": []}
    for version in (4, 5):
        listed = {"properties": []} if version == 5 else {}
        more = {"noLocal": False, "retainAsPublished": True, "retainHandling": 1} if version == 5 else {}
        will = {"qos": 1, "retain": True, "topic": "w", "payload": "00", **listed}
        yield version, {"type": "CONNECT", "protocolName": "MQTT", "protocolLevel": version, "cleanStart": True,
                        "keepAlive": 60, "clientId": "c", "will": will, "username": "u", "password": "70", **listed}
        yield version, {"type": "CONNACK", "sessionPresent": False, "reasonCode": 0, **listed}
        yield version, {"type": "PUBLISH", "dup": False, "qos": 0, "retain": False, "topic": "a/b", "payload": "78", **listed}
        yield version, {"type": "PUBLISH", "dup": True, "qos": 1, "retain": True, "topic": "a/b", "payload": "", **packet, **listed}
        for name in ("PUBACK", "PUBREC", "PUBREL", "PUBCOMP"):
            yield version, {"type": name, **packet, **(reason if version == 5 else {})}
        yield version, {"type": "SUBSCRIBE", **packet, **listed, "subscriptions": [{"topic": "a/+", "qos": 1, **more}, {"topic": "#", "qos": 2, **more}]}
        yield version, {"type": "SUBACK", **packet, **listed, "reasonCodes": [1, 0x80]}
        yield version, {"type": "UNSUBSCRIBE", **packet, **listed, "topics": ["a/+", "#"]}
        yield version, {"type": "UNSUBACK", **packet, **listed, **({"reasonCodes": [0, 0x11]} if version == 5 else {})}
        yield version, {"type": "PINGREQ"}
        yield version, {"type": "PINGRESP"}
        yield version, {"type": "DISCONNECT", **(reason if version == 5 else {})}
    yield 5, {"type": "AUTH", "reasonCode": 0x18, "properties": [[0x15, "m"]]}
    yield 3, {"type": "CONNECT", "protocolName": "MQIsdp", "protocolLevel": 3, "cleanStart": True, "keepAlive": 60,
              "clientId": "c", "username": "u", "password": "70"}  # fmt: skip


def damaged():
    """(version, bytes): one fault, or none, each."""
    for version, model in models():
        data = oracle.encode(model, version)
        body = body_of(data)
        for other in (3, 4, 5):
            yield other, data
        for flags in range(16):
            yield version, oracle.packet_bytes(data[0] & 0xF0 | flags, body)
        for size in range(len(data)):
            yield version, data[:size]
        for size in range(len(body)):
            yield version, oracle.packet_bytes(data[0], body[:size])
        for extra in (b"\0", b"\0\0", b"\xff"):
            yield version, oracle.packet_bytes(data[0], body + extra)
        for at in range(len(body)):
            for value in {0, 1, 2, 3, 127, 128, 255, body[at] ^ 1, body[at] + 1 & 255, body[at] - 1 & 255}:
                yield version, oracle.packet_bytes(data[0], body[:at] + bytes([value]) + body[at + 1 :])
        for longer in (bytes([len(body) | 0x80, 0]), bytes([len(body) | 0x80, 0x80, 0]), bytes([len(body) | 0x80, 0x80, 0x80, 0])):
            yield version, data[:1] + longer + body
        yield version, data[:1] + b"\xff\xff\xff\xff" + body
        yield version, data[:1] + b"\x80\x80\x80\x80\x00"
        yield from with_reason_codes(version, model)
        yield from with_properties(version, model)
        yield from with_texts(version, data)
    for kind in range(256):
        for body in (b"", b"\0", b"\0\1", b"\0\1\0", b"\0\1\0\0", b"\0\0\0\0"):
            for version in (4, 5):
                yield version, oracle.packet_bytes(kind, body)
    for flags in range(256):
        for version, listed in ((4, b""), (5, b"\0")):
            head = b"\0\4MQTT" + bytes([version, flags, 0, 60]) + listed + b"\0\1c"
            will = listed + b"\0\1w\0\1x" if flags & 4 else b""
            tail = (b"\0\1u" if flags & 0x80 else b"") + (b"\0\1p" if flags & 0x40 else b"")
            yield version, oracle.packet_bytes(0x10, head + will + tail)
        yield 5, oracle.packet_bytes(0x82, b"\0\1\0\0\1a" + bytes([flags]))
        yield 5, oracle.packet_bytes(0x82, b"\0\1\0\0\x0a$share/g/a" + bytes([flags]))
        yield 4, oracle.packet_bytes(0x82, b"\0\1\0\1a" + bytes([flags]))
        yield 4, oracle.packet_bytes(0x20, bytes([flags, 0]))
        yield 5, oracle.packet_bytes(0x20, bytes([flags, 0, 0]))
        yield 5, oracle.packet_bytes(0x30, b"\0\1a\2" + bytes([flags, 1]))


def with_reason_codes(version, model):
    for code in range(256):
        changed = copy.deepcopy(model)
        if "reasonCode" in changed:
            changed["reasonCode"] = code
        elif "reasonCodes" in changed:
            changed["reasonCodes"] = [code]
        else:
            return
        yield version, oracle.encode(changed, version)


def with_properties(version, model):
    if "properties" not in model:
        return
    for where in ("packet", "will") if "will" in model else ("packet",):
        for key in oracle.PROPERTIES:
            for value in property_values(key):
                for times in (1, 2):
                    changed = copy.deepcopy(model)
                    owner = changed["will"] if where == "will" else changed
                    owner["properties"] = owner["properties"] + [[key, value]] * times
                    yield version, oracle.encode(changed, version)
        changed = copy.deepcopy(model)
        owner = changed["will"] if where == "will" else changed
        owner["properties"] = [[0x26, ["n", "v"]], [0x26, ["n", "v"]], *owner["properties"]]
        yield version, oracle.encode(changed, version)
    if "reasonCode" in model:
        changed = copy.deepcopy(model)
        changed["properties"] = [[0x1F, "why"], *changed["properties"]]
        data = oracle.encode(changed, version)
        for unknown in (0x00, 0x04, 0x2B, 0x7F, 0xFF):
            yield version, data.replace(b"\x1f\0\3why", bytes([unknown]) + b"\0\3why")
        yield version, data.replace(b"\x1f\0\3why", b"\x9f\0\3why")


def with_texts(version, data):
    """Each two-byte length with text behind it is taken for a text field, and gets other text."""
    body = body_of(data)
    for at in range(len(body) - 1):
        size = body[at] << 8 | body[at + 1]
        if size > 8 or at + 2 + size > len(body):
            continue
        for text in TEXTS:
            yield version, oracle.packet_bytes(data[0], body[:at] + oracle.prefixed(text) + body[at + 2 + size :])


def at_random(count, seed):
    chance = random.Random(seed)
    whole = [(version, data) for name in ("valid.jsonl", "alternates.jsonl", "props-matrix.jsonl")
             for version, data, _ in vectors(name)]  # fmt: skip
    interesting = b"\0\1\2\3\4\7\x08\x0b\x15\x1f\x23\x26\x7f\x80\xff"
    for _ in range(count):
        version, data = chance.choice(whole)
        body = bytearray(body_of(data))
        first = data[0]
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(body) + 1)
            how = chance.randrange(6)
            if how == 0:
                body[at:at] = bytes([chance.choice(interesting)])
            elif how == 1:
                del body[at : at + chance.randint(1, 3)]
            elif how == 2 and at < len(body):
                body[at] = chance.choice(interesting)
            elif how == 3 and at < len(body):
                body[at] ^= 1 << chance.randrange(8)
            elif how == 4:
                first ^= 1 << chance.randrange(8)
            else:
                other = body_of(chance.choice(whole)[1])
                cut = chance.randrange(len(other) + 1)
                body[at:] = other[cut:]
        yield chance.choice((version, version, version, 4, 5)), oracle.packet_bytes(first, bytes(body))


def damaged_models(count, seed):
    """(version, model): one field is another value of its kind."""
    chance = random.Random(seed)
    numbers = (0, 1, 2, 3, 4, 5, 0x10, 0x11, 0x18, 0x19, 0x80, 0x87, 0x92, 255)
    texts = ("", "a", "a/+", "#", "a#", "\0", "\ufeff", "$share/g/a", "$share/g", "\ud800", "x" * 65535, "x" * 65536)
    whole = [(version, packet) for version, _, packet in vectors("valid.jsonl")]
    for _ in range(count):
        version, model = chance.choice(whole)
        model = copy.deepcopy(model)
        owner = model
        for inner in ("will", "subscriptions"):
            if inner in model and chance.random() < 0.5:
                owner = model[inner] if inner == "will" else chance.choice(model[inner])
        keys = [key for key in owner if key not in ("type", "will", "payload", "password", "protocolLevel")]
        if not keys:
            continue
        key = chance.choice(keys)
        value = owner[key]
        if key == "properties":
            extra = chance.choice(list(oracle.PROPERTIES))
            value.insert(chance.randrange(len(value) + 1), [extra, chance.choice(property_values(extra))])
        elif isinstance(value, bool):
            owner[key] = not value
        elif isinstance(value, int):
            owner[key] = chance.choice(numbers[:4] if key in ("qos", "retainHandling") else numbers)
        elif isinstance(value, str):
            owner[key] = chance.choice(texts)
        elif isinstance(value, list) and value and isinstance(value[0], (int, str)):
            value[chance.randrange(len(value))] = chance.choice(numbers if isinstance(value[0], int) else texts)
        elif isinstance(value, list):
            owner[key] = []
        if model["type"] == "PUBLISH" and key == "qos":
            if model["qos"] == 0:
                model.pop("packetId", None)
            else:
                model.setdefault("packetId", 1)
        yield version, model


class Tool:
    """Writes on a thread of its own, so that neither side waits for the other."""

    def __init__(self, path):
        self.path = path

    def answers(self, requests):
        process = subprocess.Popen([self.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

        def feed():
            for number, request in enumerate(requests):
                process.stdin.write(json.dumps({"seq": number, **request}).encode() + b"\n")
            process.stdin.close()

        writer = threading.Thread(target=feed)
        writer.start()
        for number, line in enumerate(process.stdout):
            answer = json.loads(line.replace(b"\xef\xbb\xbf", b"\\ufeff"))
            assert answer["seq"] == number, "an answer is missing"
            yield answer
        writer.join()
        assert process.wait() == 0, "codec_tool failed"


def wrong_decode(case, answer):
    """Why the answer is wrong, or None."""
    version, data, role = case
    model, faults, consumed = oracle.decode(data, version, role)
    if not answer["ok"]:
        if not faults:
            return f"refused as {answer['error']}"
        if answer["error"] not in faults:
            return f"refused as {answer['error']}, not {faults}"
        if not 0 <= answer["offset"] <= len(data) or not answer["section"]:
            return f"offset {answer['offset']}, section '{answer['section']}'"
        return None
    if faults:
        return f"accepted, but it is {faults}"
    if answer["packet"] != model:
        return f"read as {answer['packet']}, not {model}"
    return None if answer["consumed"] == consumed else f"consumed {answer['consumed']}, not {consumed}"


def wrong_encode(case, answer):
    version, model = case
    try:
        data = oracle.encode(model, version)
    except (struct.error, OverflowError, ValueError) as error:
        return None if not answer["ok"] else f"encoded, but {error}"
    legal = any(not oracle.decode(data, version, role)[1] for role in ROLES)
    if answer["ok"] != legal:
        return f"{'encoded' if answer['ok'] else 'refused'}; the bytes would be {data[:60].hex()}"
    return None if not legal or answer["hex"] == data.hex() else f"encoded as {answer['hex'][:200]}, not {data[:100].hex()}"


def wrong_stream(case, answer):
    version, packets, tail, _ = case
    if not answer["ok"] or answer["rest"] != len(tail):
        return f"ok {answer['ok']}, rest {answer.get('rest')}"
    return None if answer["packets"] == [oracle.decode(data, version, "any")[0] for data in packets] else "other packets"


def streams(count, seed):
    chance = random.Random(seed)
    whole = {version: [data for v, data, _ in vectors("valid.jsonl") if v == version] for version in (4, 5)}
    for _ in range(count):
        version = chance.choice((4, 5))
        packets = chance.choices(whole[version], k=chance.randint(1, 12))
        tail = chance.choice(whole[version])
        tail = tail[: chance.randrange(len(tail))]
        stream, chunks = b"".join(packets) + tail, []
        while stream:
            size = chance.choice((1, 1, 2, 3, 10, 100, 1000))
            chunks.append(stream[:size].hex())
            stream = stream[size:]
        yield version, packets, tail, chunks


def compare(tool, title, cases, request, wrong):
    cases = list(cases)
    failures = answered = 0
    for case, answer in zip(cases, tool.answers(map(request, cases))):
        answered += 1
        if why := wrong(case, answer):
            failures += 1
            if failures <= 20:
                shown = case[1].hex() if isinstance(case[1], bytes) else json.dumps(case[1])[:300]
                print(f"{title}: version {case[0]} {case[2] if len(case) > 2 else ''} {shown}: {why}")
    print(f"{title}: {answered} compared, {failures} wrong")
    return failures == 0 and answered == len(cases) and answered > 0


def main():
    tool = Tool(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000

    def for_each_role(packets):
        seen = set()
        for version, data in packets:
            for role in ROLES:
                if (version, data, role) not in seen:
                    seen.add((version, data, role))
                    yield version, data, role

    def decoding(case):
        return {"op": "decode", "version": case[0], "role": case[2], "hex": case[1].hex()}

    print("seed 20250101")
    chance = random.Random(20250101)
    random_roles = ((version, data, chance.choice(ROLES)) for version, data in at_random(count, 20250101))
    fine = compare(tool, "systematic", for_each_role(damaged()), decoding, wrong_decode)
    fine &= compare(tool, "random", random_roles, decoding, wrong_decode)
    fine &= compare(tool, "models", damaged_models(count // 10, 20250102),
                    lambda case: {"op": "encode", "version": case[0], "packet": case[1]}, wrong_encode)  # fmt: skip
    fine &= compare(tool, "streams", streams(count // 100, 20250103),
                    lambda case: {"op": "stream", "version": case[0], "chunks": case[3]}, wrong_stream)  # fmt: skip
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
