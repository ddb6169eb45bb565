// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>

namespace mqtt {

/// A total with one writer thread and any number of readers: no locked instruction on the way up.
class SharedTotal
{
public:
    void add(std::uint64_t n)
    {
        m_value.store(m_value.load(std::memory_order_relaxed) + n, std::memory_order_relaxed);
    }
    std::uint64_t value() const { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> m_value{0};
};

/// ConnectionCounters while they grow: written by the connection's thread, read by any.
struct SharedCounters
{
    SharedTotal bytesReceived;
    SharedTotal bytesSent;
    SharedTotal packetsReceived;
    SharedTotal messagesReceived;
    SharedTotal bytesDiscarded;
    SharedTotal duplicatesSuppressed;
    SharedTotal messagesCut;
};

} // namespace mqtt
