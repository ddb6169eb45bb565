// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_transform.h"

#include <optional>

namespace explorer {

/// Takes in what a transform unpacks, piece by piece, and says when it is too much: a bomb never grows beyond its
/// limit (TransformLimits), whatever it claims to hold.
///
/// Cost      memory is at most twice what was written. The clock is read once a megabyte.
class UnwrapOutput
{
public:
    /// `input` is the size of what is unpacked.
    UnwrapOutput(std::size_t input, const DecodeBudget &budget);

    /// Where to write next; never empty.
    std::span<std::uint8_t> room();
    /// So many bytes were written there, read from before `offset` of the input. False: give up, problem() says why.
    bool wrote(std::size_t bytes, std::size_t offset);
    bool push(std::uint8_t byte, std::size_t offset);

    const DecodeProblem &problem() const { return *m_problem; }
    PayloadBytes take();

private:
    bool withinBudget(std::size_t offset);

    const DecodeBudget &m_budget;
    std::chrono::steady_clock::time_point m_deadline;
    std::size_t m_most;
    std::size_t m_size = 0;
    std::size_t m_nextCheck = 0;
    PayloadBytes m_bytes; ///< larger than m_size: the rest is the room
    std::optional<DecodeProblem> m_problem;
};

/// What every transform says of data that ends too early.
DecodeProblem cutShort(std::size_t size);

} // namespace explorer
