// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/pairing/request_pair.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace explorer {

/// First in, first out, in one piece of memory that stays small while there is little in it.
class PairQueue
{
public:
    bool empty() const { return m_head == m_ids.size(); }
    std::size_t size() const { return m_ids.size() - m_head; }
    PairId front() const { return m_ids[m_head]; }
    PairId operator[](std::size_t i) const { return m_ids[m_head + i]; }
    void push(PairId id) { m_ids.push_back(id); }
    void pop();

private:
    std::vector<PairId> m_ids;
    std::size_t m_head = 0;
};

/// Requests that are answered on the same topic with the same token, and so cannot be told apart by an answer but by
/// their order. Entries are left behind when their pair changes; whoever looks takes them out.
struct PairingLane
{
    static constexpr std::string_view kNoToken = "n";

    /// Answered requests that are remembered for further answers.
    static constexpr std::size_t kMostAnswered = 64;

    PairingName topic = 0;
    std::string token; ///< 'c' and correlation data, 't' and the payload's field, or 'n': none
    std::uint32_t holders = 0;
    PairQueue waiting;
    PairQueue unanswered;
    PairQueue answered;

    bool isKeyed() const { return token != kNoToken; }
};

/// `kind`: 'c' or 't'.
std::string pairingToken(char kind, std::string_view text);

} // namespace explorer
