// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingest/message_record.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace explorer {

using PairingName = std::uint32_t;

/// The topics that pairs are about, each kept once for as long as anybody holds it. Thread: the owner's.
class PairingNames
{
public:
    PairingNames();

    static constexpr PairingName kNone = 0xFFFF'FFFF;
    PairingName hold(std::string_view text); ///< one holder more
    void letGo(PairingName name);
    PairingName find(std::string_view text) const; ///< kNone when nobody holds it
    const std::string &text(PairingName name) const { return m_names[name].text; }

    /// An answer may come on it: expecting lanes are counted.
    struct Expected
    {
        std::uint32_t lanes = 0;
        TopicId topic = kNoTopic;
        std::string field; ///< of the payload, that tells requests apart; empty: none
    };
    Expected &expected(PairingName name) { return m_names[name].expected; }
    const Expected &expected(PairingName name) const { return m_names[name].expected; }

    std::size_t size() const { return m_index.size(); }
    std::size_t textBytes() const { return m_bytes; }

private:
    struct Name
    {
        std::string text;
        std::uint32_t holders = 0;
        Expected expected;
    };
    struct Hash
    {
        std::uint64_t seed;
        std::size_t operator()(std::string_view text) const;
    };

    std::deque<Name> m_names; ///< never move: the index points into them
    std::vector<PairingName> m_free;
    std::unordered_map<std::string_view, PairingName, Hash> m_index;
    std::size_t m_bytes = 0;
};

} // namespace explorer
