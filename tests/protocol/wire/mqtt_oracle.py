# SPDX-License-Identifier: GPL-3.0-or-later
"""A second reading of MQTT 3.1.1 and 5.0, written from the standards' tables and sharing nothing with protocol/wire.

decode(packet, version, role) answers (model, faults): the packet's model in codec_tool's form, and the kinds of all
faults found, "malformed" and "protocol". Where a packet is wrong in two ways either kind is a right answer; a packet
without a fault must be accepted as this model.  encode(model, version) writes a model down without any check.
"""

import struct

NAMES = {
    1: "CONNECT", 2: "CONNACK", 3: "PUBLISH", 4: "PUBACK", 5: "PUBREC", 6: "PUBREL", 7: "PUBCOMP", 8: "SUBSCRIBE",
    9: "SUBACK", 10: "UNSUBSCRIBE", 11: "UNSUBACK", 12: "PINGREQ", 13: "PINGRESP", 14: "DISCONNECT", 15: "AUTH",
}  # fmt: skip
TYPES = {name: number for number, name in NAMES.items()}
FROM_CLIENT_ONLY = {1, 8, 10, 12}
FROM_SERVER_ONLY = {2, 9, 11, 13}

# Table 2-4: identifier: (kind, packets that may carry it; W is the will). b byte, h two bytes, i four, v variable,
# s text, x binary, p pair
PROPERTIES = {
    0x01: ("b", "PUBLISH W"), 0x02: ("i", "PUBLISH W"), 0x03: ("s", "PUBLISH W"), 0x08: ("s", "PUBLISH W"),
    0x09: ("x", "PUBLISH W"), 0x0B: ("v", "PUBLISH SUBSCRIBE"), 0x11: ("i", "CONNECT CONNACK DISCONNECT"),
    0x12: ("s", "CONNACK"), 0x13: ("h", "CONNACK"), 0x15: ("s", "CONNECT CONNACK AUTH"),
    0x16: ("x", "CONNECT CONNACK AUTH"), 0x17: ("b", "CONNECT"), 0x18: ("i", "W"), 0x19: ("b", "CONNECT"),
    0x1A: ("s", "CONNACK"), 0x1C: ("s", "CONNACK DISCONNECT"),
    0x1F: ("s", "CONNACK PUBACK PUBREC PUBREL PUBCOMP SUBACK UNSUBACK DISCONNECT AUTH"),
    0x21: ("h", "CONNECT CONNACK"), 0x22: ("h", "CONNECT CONNACK"), 0x23: ("h", "PUBLISH"), 0x24: ("b", "CONNACK"),
    0x25: ("b", "CONNACK"),
    0x26: ("p", "CONNECT CONNACK PUBLISH W PUBACK PUBREC PUBREL PUBCOMP SUBSCRIBE SUBACK UNSUBSCRIBE UNSUBACK "
                "DISCONNECT AUTH"),
    0x27: ("i", "CONNECT CONNACK"), 0x28: ("b", "CONNACK"), 0x29: ("b", "CONNACK"), 0x2A: ("b", "CONNACK"),
}  # fmt: skip
BOOLEANS = {0x01, 0x17, 0x19, 0x24, 0x25, 0x28, 0x29, 0x2A}
NOT_ZERO = {0x0B, 0x21, 0x23, 0x27}

# Who may say what: "s" a server, "c" a client.
PUB = {0x00: "sc", 0x10: "s", 0x80: "sc", 0x83: "sc", 0x87: "sc", 0x90: "sc", 0x91: "sc", 0x97: "sc", 0x99: "sc"}
REL = {0x00: "sc", 0x92: "sc"}
SERVER_SAYS = lambda *codes: {code: "s" for code in codes}  # noqa: E731
REASONS = {
    "CONNACK": SERVER_SAYS(0, *range(0x80, 0x8B), 0x8C, 0x90, 0x95, 0x97, 0x99, *range(0x9A, 0x9E), 0x9F),
    "PUBACK": PUB, "PUBREC": PUB, "PUBREL": REL, "PUBCOMP": REL,
    "SUBACK": SERVER_SAYS(0, 1, 2, 0x80, 0x83, 0x87, 0x8F, 0x91, 0x97, 0x9E, 0xA1, 0xA2),
    "UNSUBACK": SERVER_SAYS(0, 0x11, 0x80, 0x83, 0x87, 0x8F, 0x91),
    "DISCONNECT": {
        **SERVER_SAYS(0x87, 0x89, 0x8B, 0x8C, 0x8D, 0x8E, 0x8F, *range(0x9A, 0xA3)), 0x04: "c",
        **{code: "sc" for code in (0, *range(0x80, 0x84), 0x90, *range(0x93, 0x9A))},
    },
    "AUTH": {0x00: "s", 0x18: "sc", 0x19: "c"},
}  # fmt: skip


class Stop(Exception):
    """Nothing after this can be read."""


class Decoder:
    def __init__(self, body, version, role):
        self.body, self.at, self.end = body, 0, len(body)
        self.version, self.role, self.faults = version, role, set()

    def malformed(self, condition=True):
        if condition:
            self.faults.add("malformed")

    def protocol(self, condition=True):
        if condition:
            self.faults.add("protocol")

    def stop(self):
        self.malformed()
        raise Stop

    def take(self, count):
        if self.at + count > self.end:
            self.stop()
        self.at += count
        return self.body[self.at - count : self.at]

    def byte(self):
        return self.take(1)[0]

    def short(self):
        return struct.unpack(">H", self.take(2))[0]

    def variable(self):
        value, raw = 0, []
        while not raw or raw[-1] & 0x80:
            if len(raw) == 4:
                self.stop()
            raw.append(self.byte())
            value |= (raw[-1] & 0x7F) << 7 * (len(raw) - 1)
        if len(raw) > 1 and raw[-1] == 0:
            self.stop()
        return value

    def binary(self):
        return self.take(self.short())

    def text(self):
        raw = self.binary()
        try:
            value = raw.decode("utf-8", "strict")
        except UnicodeDecodeError:
            self.stop()
        self.malformed("\0" in value)
        return value

    def name(self, may_be_empty=False):
        value = self.text()
        self.malformed("+" in value or "#" in value or (not value and not may_be_empty))
        return value

    def filter(self):
        value = self.text()
        levels = value.split("/")
        if self.version == 5 and levels[0] == "$share" and len(levels) > 1:
            self.malformed(not levels[1] or "+" in levels[1] or "#" in levels[1])
            levels = levels[2:]
            self.malformed(not levels or levels == [""])
        self.malformed(not value)
        for number, level in enumerate(levels):
            self.malformed("+" in level and level != "+")
            self.malformed("#" in level and (level != "#" or number + 1 != len(levels)))
        return value

    def identifier(self):
        value = self.short()
        self.malformed(value == 0)
        return value

    def reason(self, packet):
        code = self.byte()
        if self.version < 5:
            legal = code <= 5 if packet == "CONNACK" else code in (0, 1, 2, 0x80)
            self.protocol(not legal)
            return code
        said_by = REASONS[packet].get(code, "")
        wanted = {"client": "s", "server": "c", "any": "sc"}[self.role]
        self.protocol(not set(wanted) & set(said_by))
        return code

    def properties(self, packet):
        if self.version < 5:
            return None
        length = self.variable()
        if self.at + length > self.end:
            self.stop()
        outer, self.end = self.end, self.at + length
        found, seen = [], set()
        while self.at < self.end:
            key = self.variable()
            if key not in PROPERTIES:
                self.stop()
            kind, packets = PROPERTIES[key]
            self.malformed(packet not in packets.split())
            self.protocol(key == 0x0B and packet == "PUBLISH" and self.role == "server")
            self.protocol(key == 0x11 and packet == "DISCONNECT" and self.role == "client")
            self.protocol(key in seen and key != 0x26 and not (key == 0x0B and packet == "PUBLISH"))
            seen.add(key)
            value = {
                "b": self.byte, "h": self.short, "i": lambda: struct.unpack(">I", self.take(4))[0], "v": self.variable,
                "s": self.name if key == 0x08 else self.text, "x": lambda: self.binary().hex(),
                "p": lambda: [self.text(), self.text()],
            }[kind]()  # fmt: skip
            self.protocol(key in BOOLEANS and value > 1)
            self.protocol(key in NOT_ZERO and value == 0)
            found.append([key, value])
        self.end = outer
        return found

    def rest_is_empty(self):
        self.malformed(self.at != self.end)


def keys_of(properties):
    return {key for key, _ in properties or []}


def connect(d, flags):
    model = {"protocolName": d.text(), "protocolLevel": d.byte()}
    d.protocol(model["protocolName"] != ("MQIsdp" if d.version == 3 else "MQTT") or model["protocolLevel"] != d.version)
    flags = d.byte()
    will, qos = flags & 4, flags >> 3 & 3
    d.malformed(flags & 1 or qos == 3 or (not will and (qos or flags & 0x20)))
    d.malformed(d.version < 5 and flags & 0x40 and not flags & 0x80)
    model["cleanStart"] = bool(flags & 2)
    model["keepAlive"] = d.short()
    model["properties"] = d.properties("CONNECT")
    d.protocol(0x16 in keys_of(model["properties"]) and 0x15 not in keys_of(model["properties"]))
    model["clientId"] = d.text()
    d.protocol(not model["clientId"] and (d.version == 3 or (d.version == 4 and not model["cleanStart"])))
    if will:
        properties = d.properties("W")
        model["will"] = {"qos": qos, "retain": bool(flags & 0x20), "topic": d.name(), "payload": d.binary().hex()}
        if properties is not None:
            model["will"]["properties"] = properties
    # 3.1: a name or password whose flag is set may be missing at the end
    if flags & 0x80 and not (d.version == 3 and d.at == d.end):
        model["username"] = d.text()
    if flags & 0x40 and not (d.version == 3 and d.at == d.end):
        model["password"] = d.binary().hex()
    d.rest_is_empty()
    return model


def connack(d, flags):
    flags = d.byte()
    d.malformed(flags > 1)
    model = {"sessionPresent": bool(flags & 1), "reasonCode": d.reason("CONNACK")}
    d.protocol(model["sessionPresent"] and model["reasonCode"] != 0)
    model["properties"] = d.properties("CONNACK")
    d.rest_is_empty()
    return model


def publish(d, flags):
    qos = flags >> 1 & 3
    d.malformed(qos == 3 or (flags & 8 and qos == 0))
    model = {"dup": bool(flags & 8), "qos": qos, "retain": bool(flags & 1), "topic": d.name(d.version == 5)}
    if qos:
        model["packetId"] = d.identifier()
    model["properties"] = d.properties("PUBLISH")
    d.protocol(not model["topic"] and 0x23 not in keys_of(model["properties"]))
    model["payload"] = d.take(d.end - d.at).hex()
    return model


def reply(packet):
    def read(d, flags):
        model = {"packetId": d.identifier()}
        if d.version == 5:
            model["reasonCode"] = d.reason(packet) if d.at < d.end else 0
            model["properties"] = d.properties(packet) if d.at < d.end else []
        d.rest_is_empty()
        return model

    return read


def subscribe(d, flags):
    model = {"packetId": d.identifier(), "properties": d.properties("SUBSCRIBE"), "subscriptions": []}
    d.protocol(d.at == d.end)
    while d.at < d.end:
        entry = {"topic": d.filter()}
        options = d.byte()
        entry["qos"] = options & 3
        if d.version == 5:
            d.malformed(options & 0xC0)
            entry.update(noLocal=bool(options & 4), retainAsPublished=bool(options & 8), retainHandling=options >> 4 & 3)
            d.protocol(entry["qos"] == 3 or entry["retainHandling"] == 3)
            d.protocol(entry["noLocal"] and entry["topic"].startswith("$share/"))
        else:
            d.malformed(options > 2)
        model["subscriptions"].append(entry)
    return model


def acknowledgement(packet):
    def read(d, flags):
        model = {"packetId": d.identifier(), "properties": d.properties(packet)}
        if packet == "UNSUBACK" and d.version < 5:
            d.rest_is_empty()
            return model
        d.protocol(d.at == d.end)
        model["reasonCodes"] = [d.reason(packet) for _ in range(d.end - d.at)]
        return model

    return read


def unsubscribe(d, flags):
    model = {"packetId": d.identifier(), "properties": d.properties("UNSUBSCRIBE"), "topics": []}
    d.protocol(d.at == d.end)
    while d.at < d.end:
        model["topics"].append(d.filter())
    return model


def ping(d, flags):
    d.rest_is_empty()
    return {}


def ending(packet):
    def read(d, flags):
        if d.version < 5:
            d.rest_is_empty()
            return {}
        if d.at < d.end:
            model = {"reasonCode": d.reason(packet)}
        else:
            model = {"reasonCode": 0}
            d.protocol(packet == "AUTH" and d.role == "server")
        model["properties"] = d.properties(packet) if d.at < d.end else []
        d.rest_is_empty()
        if packet == "AUTH" and (model["reasonCode"] or model["properties"]):
            d.protocol(0x15 not in keys_of(model["properties"]))
        return model

    return read


READERS = {
    1: connect, 2: connack, 3: publish, 4: reply("PUBACK"), 5: reply("PUBREC"), 6: reply("PUBREL"), 7: reply("PUBCOMP"),
    8: subscribe, 9: acknowledgement("SUBACK"), 10: unsubscribe, 11: acknowledgement("UNSUBACK"), 12: ping, 13: ping,
    14: ending("DISCONNECT"), 15: ending("AUTH"),
}  # fmt: skip


def remaining_length(data):
    """(value, bytes it takes), None when there are too few bytes, ValueError when it never ends."""
    value = 0
    for number in range(4):
        if 1 + number >= len(data):
            return None
        value |= (data[1 + number] & 0x7F) << 7 * number
        if not data[1 + number] & 0x80:
            return value, number + 1
    raise ValueError


def decode(data, version, role):
    """(model or None, faults, bytes consumed)"""
    try:
        length = remaining_length(data)
    except ValueError:
        return None, {"malformed"}, 0
    if length is None or len(data) < 1 + length[1] + length[0]:
        return None, {"incomplete"}, 0
    start = 1 + length[1]
    kind, flags = data[0] >> 4, data[0] & 15
    d = Decoder(data[start : start + length[0]], version, role)
    d.malformed(kind == 0 or (kind == 15 and version < 5))
    d.malformed(version == 5 and length[1] > 1 and data[length[1]] == 0)
    reserved = 2 if kind in (6, 8, 10) else 0
    allowed = {reserved, reserved | 8} if version == 3 and reserved else {reserved}
    d.malformed(kind != 3 and flags not in allowed)
    d.protocol(role == "client" and (kind in FROM_CLIENT_ONLY or (kind == 14 and version < 5)))
    d.protocol(role == "server" and kind in FROM_SERVER_ONLY)
    model = None
    if kind in READERS and (kind != 15 or version == 5):
        try:
            model = READERS[kind](d, flags)
            model["type"] = NAMES[kind]
            if model.get("properties", 0) is None:
                del model["properties"]
        except Stop:
            model = None
    return model, d.faults, start + length[0]


# -- writing


def number_bytes(value):
    raw = bytearray()
    while True:
        value, low = value >> 7, value & 0x7F
        raw.append(low | (0x80 if value else 0))
        if not value:
            return bytes(raw)


def prefixed(raw):
    return struct.pack(">H", len(raw)) + raw


def text_bytes(value):
    return prefixed(value.encode("utf-8", "surrogatepass"))


def property_bytes(key, value):
    kind = PROPERTIES[key][0]
    if kind == "b":
        raw = bytes([value & 0xFF])
    elif kind == "h":
        raw = struct.pack(">H", value)
    elif kind == "i":
        raw = struct.pack(">I", value)
    elif kind == "v":
        raw = number_bytes(value)
    elif kind == "s":
        raw = text_bytes(value)
    elif kind == "x":
        raw = prefixed(bytes.fromhex(value))
    else:
        raw = text_bytes(value[0]) + text_bytes(value[1])
    return bytes([key]) + raw


def properties_bytes(properties, version):
    if version < 5:
        return b""
    raw = b"".join(property_bytes(key, value) for key, value in properties)
    return number_bytes(len(raw)) + raw


def packet_bytes(first, body):
    return bytes([first]) + number_bytes(len(body)) + body


def encode(model, version):
    """Any model's bytes in the shortest form, legal or not."""
    kind = TYPES[model["type"]]
    first = kind << 4 | (2 if kind in (6, 8, 10) else 0)
    listed = properties_bytes(model.get("properties", []), version)
    identifier = struct.pack(">H", model.get("packetId", 0))
    if kind == 1:
        will = model.get("will")
        flags = 2 * model["cleanStart"] | 0x80 * ("username" in model) | 0x40 * ("password" in model)
        body = listed + text_bytes(model["clientId"])
        if will:
            flags |= 4 | will["qos"] << 3 | 0x20 * will["retain"]
            body += properties_bytes(will.get("properties", []), version)
            body += text_bytes(will["topic"]) + prefixed(bytes.fromhex(will["payload"]))
        if "username" in model:
            body += text_bytes(model["username"])
        if "password" in model:
            body += prefixed(bytes.fromhex(model["password"]))
        head = text_bytes(model["protocolName"]) + bytes([model["protocolLevel"], flags])
        body = head + struct.pack(">H", model["keepAlive"]) + body
    elif kind == 2:
        body = bytes([model["sessionPresent"], model["reasonCode"]]) + listed
    elif kind == 3:
        first |= 8 * model["dup"] | model["qos"] << 1 | model["retain"]
        body = text_bytes(model["topic"]) + (identifier if model["qos"] else b"") + listed
        body += bytes.fromhex(model["payload"])
    elif kind == 8:
        body = identifier + listed
        for entry in model["subscriptions"]:
            options = entry["qos"] | 4 * entry.get("noLocal", False) | 8 * entry.get("retainAsPublished", False)
            body += text_bytes(entry["topic"]) + bytes([options | entry.get("retainHandling", 0) << 4])
    elif kind == 10:
        body = identifier + listed + b"".join(map(text_bytes, model["topics"]))
    elif kind in (9, 11):
        body = identifier + listed + bytes(model.get("reasonCodes", []))
    elif kind in (12, 13):
        body = b""
    else:
        body = identifier if kind < 8 else b""
        if version == 5 and (model["reasonCode"] or model["properties"]):
            body += bytes([model["reasonCode"]]) + (listed if model["properties"] else b"")
    return packet_bytes(first, body)
