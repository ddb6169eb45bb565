// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/time.h"

#include <chrono>
#include <cstddef>

namespace mqtt {

/// Tells a reader when to rest, so that a server that sends every packet in a segment of its own does not wake it
/// for every packet: as network cards coalesce their interrupts.
///
/// One wake-up costs more than a hundred messages (system calls on both sides, a lock on the socket that the server
/// waits for), so reading at once what comes at 50,000/s in single packets takes a whole core and slows the server
/// down. Resting kRest lets some tens of packets gather.
///
/// Resting begins when kBursts small bursts came within kWindow, and goes on while a burst after a rest has several
/// packets and is still small. There is none after a burst that the server may be waiting for: one that we answered.
///
/// Cost      a few comparisons a burst.  Thread  the connection's.
class ReadPacer
{
public:
    static constexpr std::chrono::microseconds kRest{500};
    static constexpr std::chrono::milliseconds kWindow{2};
    static constexpr int kBursts = 16;                  ///< within kWindow: 8,000 a second
    static constexpr std::size_t kSmall = 2 * 1024;     ///< bytes of a burst, on average, that came without a rest
    static constexpr std::size_t kPackets = 4;          ///< in a burst after a rest: 8,000 a second
    static constexpr std::size_t kEnough = 64 * 1024;   ///< bytes of a burst after a rest that need no rest

    /// A burst ended at `now`; `answered` when something is to be written because of it.
    /// Returns how long not to read: zero or kRest.
    std::chrono::microseconds burstEnded(std::size_t bytes, std::size_t packets, bool answered, Instant now);

private:
    void beginWindow(Instant now);

    Instant m_since{}; ///< the window's begin
    int m_bursts = 0;  ///< in the window
    std::size_t m_bytes = 0;
    bool m_rested = false; ///< before the burst that now ends
};

} // namespace mqtt
