// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/protocol/session/session_words.h"

#include <QByteArray>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mqtt::test {

// What the conformance tests say over and over. A statement is about bytes: they compare hex where it
// matters.

inline std::vector<std::uint8_t> fromHex(const QByteArray &hex)
{
    const QByteArray bytes = QByteArray::fromHex(hex);
    return {bytes.begin(), bytes.end()};
}

inline QByteArray toHex(const std::vector<std::uint8_t> &bytes)
{
    return QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size())).toHex();
}

/// What was put into `send` since the last call, in hex; forgets the effects.
inline QByteArray sentHex(Rig &rig)
{
    const QByteArray hex = toHex(rig.effects.send);
    rig.effects.clear();
    return hex;
}

/// The types of the packets in `send`, one hex digit each; forgets the effects.
inline QByteArray sentTypes(Rig &rig)
{
    QByteArray types;
    for (const auto &packet : split(rig.effects.send))
        types += "0123456789abcdef"[packet[0] >> 4];
    rig.effects.clear();
    return types;
}

/// A packet of a body whose size is put in front of it.
inline std::vector<std::uint8_t> packetOf(std::uint8_t first, std::string_view body)
{
    std::vector<std::uint8_t> bytes{first};
    std::size_t left = body.size();
    do {
        bytes.push_back(std::uint8_t((left & 0x7F) | (left > 0x7F ? 0x80 : 0)));
        left >>= 7;
    } while (left != 0);
    bytes.insert(bytes.end(), body.begin(), body.end());
    return bytes;
}

/// Two length bytes and the text.
inline std::string prefixed(std::string_view text)
{
    return std::string{char(text.size() >> 8), char(text.size())} + std::string(text);
}

} // namespace mqtt::test
