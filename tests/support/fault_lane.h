// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fault_plan.h"

#include <QByteArray>

#include <functional>
#include <vector>

namespace support {

/// A fault of a proxy's plan and what became of it.
struct PlannedFault
{
    Fault fault;
    int seen = 0;          ///< packets of its type
    int fired = 0;         ///< times it struck
    std::int64_t size = 0; ///< of the last packet struck, in bytes
};

/// One direction of one connection: bytes in, what is left of them out. Knows a packet by its fixed header
/// only.
class FaultLane
{
public:
    /// What the connection must do after the bytes.
    struct Outcome
    {
        QByteArray bytes;
        std::optional<Fault::Kind> ending; ///< Close, Reset or HalfOpen
    };

    FaultLane(From from, std::vector<PlannedFault> &plan)
        : m_from(from)
        , m_plan(plan)
    {}

    Outcome pass(const QByteArray &bytes);
    /// The sender is gone: what was held back of it.
    QByteArray rest();

private:
    bool takePacket(QByteArray &packet);
    void passPacket(QByteArray packet, Outcome &outcome);
    void append(QByteArray bytes, Outcome &outcome);
    PlannedFault *strikes(const QByteArray &packet);

    From m_from;
    std::vector<PlannedFault> &m_plan;
    QByteArray m_pending; ///< no whole packet yet
    QByteArray m_held;    ///< swapped: waits for the next packet
    std::int64_t m_passed = 0;
    bool m_unframed = false; ///< no MQTT: everything passes as it comes
};

} // namespace support
