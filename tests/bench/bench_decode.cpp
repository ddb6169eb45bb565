// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many small payloads one core decodes in a second of its time, format by format: the same reading of a sensor in 40 to
// 100 bytes. With "probed" in front: found out by itself that it is this format, then decoded. One JSON
// object a line.
#include "model/payload/decode_pipeline.h"
#include "report.h"

#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

using namespace explorer;

namespace {

struct Sample
{
    const char *format;
    std::vector<std::uint8_t> payload;
    std::string setup;
};

std::vector<std::uint8_t> fromHex(std::string_view hex)
{
    std::vector<std::uint8_t> bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes.push_back(std::uint8_t(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
    return bytes;
}

std::vector<std::uint8_t> fromText(std::string_view text) { return {text.begin(), text.end()}; }

std::vector<Sample> samples()
{
    return {
        {"json",
         fromText(R"({"temperature":21.5,"humidity":48,"battery":3.7,"id":"ab-17","ok":true,"n":1042})"),
         {}},
        {"cbor",
         fromHex("a66b74656d7065726174757265f94d606868756d69646974791830676261747465727"
                 "9fb400d99999999999a6269646561622d3137626f6bf5616e190412"),
         {}},
        {"msgpack",
         fromHex("86ab74656d7065726174757265cb4035800000000000a868756d696469747930a762617474657279cb400d99999"
                 "999999a"
                 "a26964a561622d3137a26f6bc3a16ecd0412"),
         {}},
        {"layout",
         fromHex("00d7300025000000000000000561622d31370100000412ffffffd600010002000300040005000600070008"
                 "000900100011001200130014001500"),
         R"(u16be temperature*0.1 "°C"; u8 humidity "%"; u16be battery*0.1 "V"; u64be at; str id[u8]; u8 state{off:0,ok:1};
u32be n; i32be offset; u16be samples[8]; bytes rest[])"},
        {"numbers",
         fromHex("0001000200030004000500060007000800090010001100120013001400150016"
                 "0001000200030004000500060007000800090010001100120013001400150016"),
         "u16be[]"},
        {"avro",
         fromHex("000000000000803540609a99999999990d400a61622d313701a4100a02040608"
                 "0a00"),
         R"({"type":"record","name":"R","fields":[{"name":"temperature","type":["double","null"]},{"name":"humidity","type":"int"},
{"name":"battery","type":"double"},{"name":"id","type":"string"},{"name":"ok","type":"boolean"},{"name":"n","type":"int"},
{"name":"samples","type":{"type":"array","items":"int"}}]})"},
    };
}

constexpr double kSeconds = 0.5;

/// Of this thread: what it takes when nobody else wants the processor.
double cpuSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

/// Payloads a second of processor time; 0 when it cannot be decoded at all.
template <class Decode>
double rateOf(const Decode &decode)
{
    constexpr int kPerLook = 1000;
    if (!decode())
        return 0;
    long count = 0;
    const double start = cpuSeconds();
    while (cpuSeconds() - start < kSeconds) {
        for (int i = 0; i < kPerLook; ++i)
            decode();
        count += kPerLook;
    }
    return double(count) / (cpuSeconds() - start);
}

} // namespace

int main()
{
    const PayloadFormats formats;
    int status = 0;
    for (const Sample &sample : samples()) {
        const PayloadDecoder &decoder = *formats.decoders.byId(sample.format);
        const DecodeRequest request{.payload = sample.payload, .setup = sample.setup};
        const DecodeBudget budget;
        const std::string name = std::string(sample.format)
                                     .append(", ")
                                     .append(std::to_string(sample.payload.size()))
                                     .append(" bytes");
        const double rate = rateOf([&] {
            const auto tree = decoder.decode(request, budget);
            return tree && tree->nodes.size() > 5;
        });
        bench::report(name.c_str(), rate, "payloads/s");
        status |= rate > 0 ? 0 : 1;
        if (!sample.setup.empty())
            continue;
        const double probed = rateOf([&] {
            const DecodeOutcome outcome = decodeThrough(formats, request, nullptr, nullptr, budget);
            return outcome.plan.decoder == sample.format && !outcome.problem;
        });
        bench::report(std::string("probed ").append(name).c_str(), probed, "payloads/s");
        status |= probed > 0 ? 0 : 1;
    }
    return status;
}
