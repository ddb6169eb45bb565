// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sans-I/O client session alone: frames in memory in, effects out. What a message costs of each quality of service in
// both directions, acknowledgements and all, in windows of 100.
#include "protocol/session/client_session.h"
#include "protocol/wire/frame_assembler.h"
#include "tests/bench/report.h"

#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

using namespace mqtt;

namespace {

constexpr int kWindow = 100;
constexpr int kRounds = 20'000;
constexpr std::size_t kPayload = 60;
const std::string kTopic = "bench/topic/of/forty/bytes/temperature/1";

using Bytes = std::vector<std::uint8_t>;

void append(Bytes &stream, std::initializer_list<std::uint8_t> bytes) { stream.insert(stream.end(), bytes); }

/// The window's PUBLISH packets of identifiers 1 to kWindow.
Bytes publishes(int qos)
{
    Bytes stream;
    for (int id = 1; id <= kWindow; ++id) {
        append(stream, {std::uint8_t(0x30 | qos << 1), std::uint8_t(2 + kTopic.size() + (qos ? 2 : 0) + kPayload), 0,
                        std::uint8_t(kTopic.size())});
        stream.insert(stream.end(), kTopic.begin(), kTopic.end());
        if (qos)
            append(stream, {0, std::uint8_t(id)});
        stream.resize(stream.size() + kPayload, 'x');
    }
    return stream;
}

Bytes acknowledgements(std::uint8_t type, std::uint16_t first)
{
    Bytes stream;
    for (int i = 0; i < kWindow; ++i) {
        // Packet identifiers count up from 1 to 65,535 and begin again.
        const auto id = std::uint16_t((first - 1 + i) % 65'535 + 1);
        append(stream, {type, 2, std::uint8_t(id >> 8), std::uint8_t(id)});
    }
    return stream;
}

struct Rig
{
    Rig()
    {
        SessionOptions options;
        options.version = ProtocolVersion::V311;
        options.clientId = "bench";
        session = std::make_unique<ClientSession>(options);
        session->transportOpened(now, effects);
        feed({0x20, 2, 0, 0});
        if (!session->isConnected())
            std::abort();
    }

    /// Gives the stream to the session as one read; returns how many messages it delivered.
    std::size_t feed(const Bytes &stream)
    {
        const auto room = assembler.writable();
        if (room.size() < stream.size())
            std::abort();
        std::memcpy(room.data(), stream.data(), stream.size());
        assembler.commit(stream.size());
        std::size_t delivered = 0;
        effects.clear();
        for (;;) {
            const auto frame = assembler.next();
            if (!frame)
                std::abort();
            if (!*frame)
                return delivered;
            session->received(**frame, now, effects);
            delivered += effects.deliver != nullptr;
            effects.deliver = nullptr;
        }
    }

    Instant now{};
    Effects effects;
    std::unique_ptr<ClientSession> session;
    FrameAssembler assembler;
};

void receive(int qos)
{
    Rig rig;
    const Bytes messages = publishes(qos);
    const Bytes releases = acknowledgements(0x62, 1);
    std::size_t delivered = 0;
    const auto start = bench::Clock::now();
    for (int round = 0; round < kRounds; ++round) {
        delivered += rig.feed(messages);
        if (qos == 2)
            rig.feed(releases);
    }
    const double seconds = bench::since(start);
    if (delivered != std::size_t(kRounds) * kWindow)
        std::abort();
    bench::report(("session_receive_qos" + std::to_string(qos)).c_str(), seconds / double(delivered) * 1e9, "ns/message");
}

void publish(int qos)
{
    Rig rig;
    Message message{.topic = kTopic, .payload = QByteArray(qsizetype(kPayload), 'x'), .qos = Qos(qos), .retain = false, .properties = {}};
    std::uint16_t first = 1;
    const auto start = bench::Clock::now();
    for (int round = 0; round < kRounds; ++round) {
        rig.effects.clear();
        for (int i = 0; i < kWindow; ++i) {
            if (!rig.session->publish(message, RequestToken(i), rig.now, rig.effects))
                std::abort();
        }
        if (qos == 1)
            rig.feed(acknowledgements(0x40, first));
        if (qos == 2) {
            rig.feed(acknowledgements(0x50, first));
            rig.feed(acknowledgements(0x70, first));
        }
        if (rig.session->unfinishedPublishes() != 0)
            std::abort();
        first = std::uint16_t((first - 1 + kWindow) % 65'535 + 1);
    }
    const double seconds = bench::since(start);
    bench::report(("session_publish_qos" + std::to_string(qos)).c_str(), seconds / (double(kRounds) * kWindow) * 1e9, "ns/message");
}

} // namespace

int main()
{
    for (const int qos : {0, 1, 2}) {
        receive(qos);
        publish(qos);
    }
}
