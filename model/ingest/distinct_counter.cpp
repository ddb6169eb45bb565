// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingest/distinct_counter.h"

#include "model/ingest/byte_hash.h"

#include <QRandomGenerator>

#include <bit>
#include <cmath>

namespace explorer {

DistinctCounter::DistinctCounter()
    : m_seed(QRandomGenerator::system()->generate64())
{}

void DistinctCounter::add(std::string_view name)
{
    const std::uint64_t hash = hashBytes(name, m_seed);
    std::atomic<std::uint8_t> &highest = m_registers[std::size_t(hash >> (64 - kIndexBits))];
    const auto rank = std::uint8_t(std::countl_zero(hash << kIndexBits | 1u << (kIndexBits - 1)) + 1);
    if (rank > highest.load(std::memory_order_relaxed))
        highest.store(rank, std::memory_order_relaxed);
}

std::uint64_t DistinctCounter::estimate() const
{
    const auto registers = double(m_registers.size());
    double sum = 0;
    double empty = 0;
    for (const auto &one : m_registers) {
        const std::uint8_t rank = one.load(std::memory_order_relaxed);
        sum += std::ldexp(1.0, -rank);
        empty += rank == 0;
    }
    const double raw = 0.7213 / (1 + 1.079 / registers) * registers * registers / sum;
    // Few names leave many registers empty, and counting those is more exact.
    const double names = raw <= 2.5 * registers && empty > 0 ? registers * std::log(registers / empty) : raw;
    return std::uint64_t(std::llround(names));
}

} // namespace explorer
