// SPDX-License-Identifier: GPL-3.0-or-later
//
// Input     what is read (frames, a WebSocket's opening, a proxy's handshake), a piece size, a room size,
// then what
//           the server says.
// Promises  however the bytes are cut, the outcome is that of whole delivery; payload never grows; after an
// end
//           nothing comes any more; an answer is not refused before the byte that makes it wrong.
#include "check.h"
#include "input.h"

#include "protocol/net/proxy_handshake.h"
#include "protocol/net/websocket_codec.h"
#include "protocol/net/websocket_upgrade.h"

#include <algorithm>
#include <string>
#include <vector>

using namespace mqtt;

namespace {

struct Told
{
    std::vector<std::uint8_t> payload;
    std::vector<std::uint8_t> pings;
    std::uint16_t closeCode = 0;
    std::string closeText;
    WebSocketError error = WebSocketError::None;

    friend bool operator==(const Told &, const Told &) = default;
};

Told walk(ByteView stream, std::size_t pieceSize, std::size_t roomSize)
{
    WebSocketDecoder decoder;
    Told told;
    std::vector<std::uint8_t> room(roomSize);
    bool over = false;
    while (!stream.empty()) {
        ByteView piece = stream.first(std::min(pieceSize, stream.size()));
        stream = stream.subspan(piece.size());
        while (!piece.empty()) {
            const auto step = decoder.decode(piece, room);
            FUZZ_CHECK(step.consumed <= piece.size() && step.produced <= room.size());
            FUZZ_CHECK(step.produced <= step.consumed);
            FUZZ_CHECK(step.consumed > 0); // or it would never end
            FUZZ_CHECK(!over || (step.produced == 0 && step.event == WebSocketDecoder::Event::None));
            piece = piece.subspan(step.consumed);
            told.payload.insert(told.payload.end(), room.begin(),
                                room.begin() + std::ptrdiff_t(step.produced));
            switch (step.event) {
            case WebSocketDecoder::Event::None:
                break;
            case WebSocketDecoder::Event::Ping:
                FUZZ_CHECK(decoder.body().size() <= 125);
                told.pings.insert(told.pings.end(), decoder.body().begin(), decoder.body().end());
                told.pings.push_back('|');
                break;
            case WebSocketDecoder::Event::Close:
                over = true;
                told.closeCode = decoder.closeCode();
                told.closeText = decoder.closeText();
                FUZZ_CHECK(told.closeCode >= 1000 && told.closeCode < 5000 && told.closeText.size() <= 123);
                break;
            case WebSocketDecoder::Event::Error:
                over = true;
                told.error = decoder.error();
                FUZZ_CHECK(told.error != WebSocketError::None && *describe(told.error) != '\0');
                break;
            }
        }
    }
    return told;
}

void checkFrames(ByteView stream, std::size_t pieceSize, std::size_t roomSize)
{
    const Told whole = walk(stream, stream.size() + 1, stream.size() + 1);
    FUZZ_CHECK(walk(stream, pieceSize, roomSize) == whole);

    // What we frame is masked in place: the same key takes the mask off again.
    std::vector<std::uint8_t> frame;
    appendWebSocketFrame(frame, WebSocketOpcode::Binary, stream, 0x9A3C5E71);
    const std::size_t head = frame.size() - stream.size();
    FUZZ_CHECK(head == (stream.size() < 126 ? 6u : stream.size() <= 0xFFFF ? 8u : 14u));
    for (std::size_t i = 0; i < stream.size(); ++i)
        FUZZ_CHECK((frame[head + i] ^ frame[head - 4 + i % 4]) == stream[i]);
}

void checkUpgrade(ByteView stream)
{
    static const WebSocketUpgrade::Nonce kNonce{'t', 'h', 'e', ' ', 's', 'a', 'm', 'p',
                                                'l', 'e', ' ', 'n', 'o', 'n', 'c', 'e'};
    static const WebSocketUpgrade upgrade =
        *WebSocketUpgrade::make({.scheme = Endpoint::Scheme::Ws, .port = 80}, {}, kNonce);
    const auto whole = upgrade.received(stream, WebSocketUpgrade::Stream::Open);
    const auto last = upgrade.received(stream, WebSocketUpgrade::Stream::Closed);
    FUZZ_CHECK(!last || last->has_value());
    if (whole && *whole)
        FUZZ_CHECK(**whole <= stream.size() && last && *last == *whole);
    if (!whole)
        FUZZ_CHECK(whole.error().firstBytes.size() <= 64 && whole.error().serverText.size() <= 20'000);
    // One that is good or not yet complete is not refused when less of it is there.
    for (std::size_t size = 0; whole && size < std::min<std::size_t>(stream.size(), 400); ++size) {
        const auto part = upgrade.received(stream.first(size), WebSocketUpgrade::Stream::Open);
        FUZZ_CHECK(part.has_value());
        FUZZ_CHECK(!*part || *part == *whole);
    }
}

/// What a proxy's handshake comes to: consumed bytes, words sent, and its end.
std::string converse(ByteView stream, std::size_t pieceSize, const ProxyOptions &proxy)
{
    ProxyHandshake handshake(proxy, QStringLiteral("broker.example"), 1883);
    std::string told = handshake.greeting();
    std::vector<std::uint8_t> pending;
    for (std::size_t at = 0; at < stream.size();) {
        const std::size_t count = std::min(pieceSize, stream.size() - at);
        pending.insert(pending.end(), stream.begin() + std::ptrdiff_t(at),
                       stream.begin() + std::ptrdiff_t(at + count));
        at += count;
        for (;;) {
            const auto step = handshake.received(pending);
            if (!step)
                return told + "!" + std::to_string(int(step.error().fault));
            FUZZ_CHECK(step->consumed <= pending.size());
            FUZZ_CHECK(step->consumed > 0 || (step->send.empty() && !step->done));
            told += step->send;
            pending.erase(pending.begin(), pending.begin() + std::ptrdiff_t(step->consumed));
            if (step->done)
                return told + "." + std::to_string(at - pending.size());
            if (step->consumed == 0)
                break;
        }
    }
    return told;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const unsigned mode = input.byte() % 4;
    const std::size_t pieceSize = 1u + input.byte();
    const std::size_t roomSize = 1u + input.byte();
    const ByteView stream = input.rest();
    switch (mode) {
    case 0:
        checkFrames(stream, pieceSize, roomSize);
        break;
    case 1:
        checkUpgrade(stream);
        break;
    default: {
        const ProxyOptions proxy{.kind =
                                     mode == 2 ? ProxyOptions::Kind::Socks5 : ProxyOptions::Kind::HttpConnect,
                                 .host = {},
                                 .username = roomSize % 2 == 0 ? QStringLiteral("u") : QString(),
                                 .password = {}};
        const ByteView some =
            stream.first(std::min<std::size_t>(stream.size(), 4096)); // it is read anew each time
        FUZZ_CHECK(converse(some, pieceSize, proxy) == converse(some, some.size() + 1, proxy));
        break;
    }
    }
    return 0;
}
