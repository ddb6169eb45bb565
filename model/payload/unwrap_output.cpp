// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/unwrap_output.h"

namespace explorer {

namespace {

constexpr std::size_t kFirstRoom = 4 * 1024;
constexpr std::size_t kBytesPerCheck = 1u << 20;

} // namespace

UnwrapOutput::UnwrapOutput(std::size_t input, const DecodeBudget &budget)
    : m_budget(budget)
    , m_deadline(std::chrono::steady_clock::now() + budget.time)
    , m_most(TransformLimits{}.most(input, budget))
{}

std::span<std::uint8_t> UnwrapOutput::room()
{
    // One byte beyond what is allowed tells "just as much" from "more".
    if (m_size == m_bytes.size())
        m_bytes.resize(std::min(std::max(m_size * 2, kFirstRoom), m_most + 1));
    return std::span(m_bytes).subspan(m_size);
}

bool UnwrapOutput::wrote(std::size_t bytes, std::size_t offset)
{
    m_size += bytes;
    if (m_size > m_most) {
        m_problem = DecodeProblem{.kind = DecodeProblem::Kind::TooLarge, .offset = offset};
        return false;
    }
    return m_size < m_nextCheck || withinBudget(offset);
}

bool UnwrapOutput::push(std::uint8_t byte, std::size_t offset)
{
    room().front() = byte;
    return wrote(1, offset);
}

bool UnwrapOutput::withinBudget(std::size_t offset)
{
    m_nextCheck = m_size + kBytesPerCheck;
    if (m_budget.cancelled && *m_budget.cancelled)
        m_problem = DecodeProblem{.kind = DecodeProblem::Kind::Cancelled, .offset = offset};
    else if (std::chrono::steady_clock::now() > m_deadline)
        m_problem = DecodeProblem{.kind = DecodeProblem::Kind::TooSlow, .offset = offset};
    return !m_problem;
}

PayloadBytes UnwrapOutput::take()
{
    m_bytes.resize(m_size);
    return std::move(m_bytes);
}

DecodeProblem cutShort(std::size_t size)
{
    return {.kind = DecodeProblem::Kind::Syntax, .offset = size, .expected = "more data"};
}

} // namespace explorer
