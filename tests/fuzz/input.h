// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace fuzz {

/// Takes a fuzzer's bytes from the front, one decision after the other; zeros when they run out.
class Input
{
public:
    Input(const std::uint8_t *data, std::size_t size)
        : m_left(data, size)
    {}

    bool atEnd() const { return m_left.empty(); }
    std::uint8_t byte()
    {
        if (m_left.empty())
            return 0;
        const std::uint8_t value = m_left.front();
        m_left = m_left.subspan(1);
        return value;
    }
    /// At most `count` bytes.
    mqtt::ByteView bytes(std::size_t count)
    {
        const auto taken = m_left.first(std::min(count, m_left.size()));
        m_left = m_left.subspan(taken.size());
        return taken;
    }
    mqtt::ByteView rest() { return bytes(m_left.size()); }

private:
    mqtt::ByteView m_left;
};

inline std::string_view textOf(mqtt::ByteView bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

/// The first byte of inputs that need a version and a receiver: version − 3, plus 3 times the role.
inline mqtt::ProtocolVersion versionFrom(std::uint8_t selector)
{
    return mqtt::ProtocolVersion(3 + selector % 3);
}
inline mqtt::Role roleFrom(std::uint8_t selector) { return mqtt::Role(selector / 3 % 3); }

} // namespace fuzz
