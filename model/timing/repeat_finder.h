// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace explorer {

/// Finds messages whose payload had come before, among the kLookBack ones before them. Fed from the newest to the oldest.
class RepeatFinder
{
public:
    static constexpr std::size_t kLookBack = 8;

    /// One more message, older than those before. Calls found(ns) for each of the later ones that repeats its payload, with
    /// the time between the two. `counts`: it may turn out to be a repeat of older ones itself.
    template <class Found>
    void add(std::uint64_t payload, std::int64_t steadyNs, bool counts, Found found)
    {
        for (Later &later : m_later) {
            if (!later.waits || later.payload != payload)
                continue;
            later.waits = false;
            found(later.steadyNs - steadyNs);
        }
        m_later[m_next] = {payload, steadyNs, counts};
        m_next = (m_next + 1) % kLookBack;
    }
    void clear() { *this = {}; }

private:
    struct Later
    {
        std::uint64_t payload = 0;
        std::int64_t steadyNs = 0;
        bool waits = false;
    };
    std::array<Later, kLookBack> m_later{};
    std::size_t m_next = 0;
};

} // namespace explorer
