// SPDX-License-Identifier: GPL-3.0-or-later
//
// Publishes what other people's encoders write: node writers.mjs PORT
// Each payload goes to interop/FORMAT/CASE; the value that a reader must find goes before it, as JSON, to expect/FORMAT/CASE.
import { encode as msgpack } from "@msgpack/msgpack";
import avro from "avsc";
import cbor from "cbor";
import mqtt from "mqtt";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import protobuf from "protobufjs";
import zlib from "node:zlib";

const port = process.argv[2];
const here = path.dirname(fileURLToPath(import.meta.url));
const broker = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, { protocolVersion: 5 });

async function write(name, bytes, value, properties = undefined) {
    await broker.publishAsync(`expect/${name}`, JSON.stringify(value), { qos: 1 });
    await broker.publishAsync(`interop/${name}`, Buffer.from(bytes), { qos: 1, properties });
}

const device = { id: "pump-7", temperature: 21.4, pressure: -0.25, running: true, fault: null, readings: [1, 2.5, -3, 70000] };
const unicode = { "ключ": "значение", "温度": 21, "emoji": "🌡" };
const numbers = { small: 23, byte: 255, short: 65535, int: 4294967295, large: 9007199254740991, negative: -2147483649, half: 1.5 };

// CBOR
await write("cbor/device", cbor.encode(device), device);
await write("cbor/unicode", cbor.encode(unicode), unicode);
await write("cbor/numbers", cbor.encode(numbers), numbers);
await write("cbor/typed", cbor.encode(device), device, { contentType: "application/cbor" });
await write("cbor/bytes", cbor.encode({ raw: Buffer.from([0, 1, 254, 255]) }), { raw: "0001feff" }, { contentType: "application/cbor" });
await write("cbor/gzip", zlib.gzipSync(cbor.encode(device)), device);

// MessagePack
await write("msgpack/device", msgpack(device), device);
await write("msgpack/unicode", msgpack(unicode), unicode);
await write("msgpack/numbers", msgpack(numbers), numbers);
await write("msgpack/bytes", msgpack({ raw: new Uint8Array([0, 1, 254, 255]) }), { raw: "0001feff" }, { contentType: "application/msgpack" });
await write("msgpack/deep", msgpack({ a: { b: { c: [{ d: [[], {}] }] } } }), { a: { b: { c: [{ d: [[], {}] }] } } });
await write("msgpack/float32", msgpack({ f: 0.5 }, { forceFloat32: true }), { f: 0.5 }, { contentType: "application/msgpack" });

// Protobuf
const root = await protobuf.load(path.join(here, "weather.proto"));
const Weather = root.lookupType("interop.Weather");
const weather = {
    station: "Zürich", temperature: -3.75, sequence: 123456789, sky: 2,
    wind: [{ speed: 1.5, direction: -90 }, { speed: 12.25, direction: 270 }],
    history: [1, -1, 300], counters: { gusts: 4 }, raw: Buffer.from([0xca, 0xfe]), ok: true,
};
await write("protobuf/weather", Weather.encode(Weather.create(weather)).finish(),
            { ...weather, raw: "cafe" });

// Avro
const schema = {
    type: "record", name: "Reading", fields: [
        { name: "id", type: "string" }, { name: "value", type: "double" }, { name: "count", type: "long" },
        { name: "state", type: { type: "enum", name: "State", symbols: ["OFF", "ON"] } },
        { name: "tags", type: { type: "map", values: "int" } }, { name: "list", type: { type: "array", items: "float" } },
        { name: "maybe", type: ["null", "string"] },
    ],
};
const reading = { id: "m1", value: 0.125, count: -77, state: "ON", tags: { a: 1 }, list: [0.5, 1.5], maybe: null };
await broker.publishAsync("schema/avro", JSON.stringify(schema), { qos: 1 });
await write("avro/reading", avro.Type.forSchema(schema).toBuffer(reading), reading);

// Sparkplug B: a node and a device as the library runs them
const require = createRequire(import.meta.url);
const sparkplug = require("sparkplug-client");
const edge = sparkplug.newClient({
    serverUrl: `mqtt://127.0.0.1:${port}`, username: "", password: "", groupId: "Plant", edgeNode: "Edge 1",
    clientId: "sparkplug-writer", version: "spBv1.0", publishDeath: true,
});
await new Promise((resolve) => edge.on("birth", resolve));
const now = Date.now();
edge.publishNodeBirth({ timestamp: now, metrics: [
    { name: "Node Control/Rebirth", type: "Boolean", value: false },
    { name: "Uptime", type: "UInt64", value: 12345 },
    { name: "Offset", type: "Int32", value: -1 },
] });
edge.publishDeviceBirth("Pump", { timestamp: now, metrics: [
    { name: "Temperature", alias: 1, type: "Float", value: 21.5 },
    { name: "Serial", alias: 2, type: "String", value: "ÄB-77" },
    { name: "Running", alias: 3, type: "Boolean", value: true },
    { name: "Started", alias: 4, type: "DateTime", value: now },
] });
edge.publishDeviceData("Pump", { timestamp: now + 1000, metrics: [
    { alias: 1, type: "Float", value: 22.25 },
    { alias: 3, type: "Boolean", value: false },
] });
edge.publishDeviceData("Pump", { timestamp: now + 2000, metrics: [{ name: "Serial", type: "String", value: "compressed" }] },
                       { compress: true, algorithm: "GZIP" });
await new Promise((resolve) => setTimeout(resolve, 500));
await broker.publishAsync("interop/end", "end", { qos: 1 });
edge.stop();
await broker.endAsync();
