// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_lane.h"

#include <algorithm>
#include <utility>

namespace support {

namespace {

bool endsConnection(Fault::Kind kind)
{
    switch (kind) {
    case Fault::Kind::Close:
    case Fault::Kind::Reset:
    case Fault::Kind::HalfOpen:
        return true;
    case Fault::Kind::Duplicate:
    case Fault::Kind::Swap:
    case Fault::Kind::FlipBit:
    case Fault::Kind::Eat:
        return false;
    }
    return false;
}

} // namespace

FaultLane::Outcome FaultLane::pass(const QByteArray &bytes)
{
    Outcome outcome;
    m_pending += bytes;
    QByteArray packet;
    while (!outcome.ending && takePacket(packet))
        passPacket(std::exchange(packet, {}), outcome);
    return outcome;
}

QByteArray FaultLane::rest() { return std::exchange(m_held, {}) + std::exchange(m_pending, {}); }

/// A whole packet, or whatever there is when these are no packets.
bool FaultLane::takePacket(QByteArray &packet)
{
    if (m_unframed) {
        packet = std::exchange(m_pending, {});
        return !packet.isEmpty();
    }
    std::size_t length = 0;
    for (qsizetype i = 1; i <= 4; ++i) {
        if (i >= m_pending.size())
            return false;
        const auto byte = static_cast<unsigned char>(m_pending[i]);
        length |= std::size_t(byte & 0x7F) << (7 * (i - 1));
        if ((byte & 0x80) != 0)
            continue;
        const qsizetype whole = 1 + i + qsizetype(length);
        if (m_pending.size() < whole)
            return false;
        packet = m_pending.left(whole);
        m_pending.remove(0, whole);
        return true;
    }
    m_unframed = true;
    return takePacket(packet);
}

PlannedFault *FaultLane::strikes(const QByteArray &packet)
{
    PlannedFault *struck = nullptr;
    const auto type = mqtt::PacketType(static_cast<unsigned char>(packet[0]) >> 4);
    for (PlannedFault &planned : m_plan) {
        const Fault &fault = planned.fault;
        if (fault.from != m_from || fault.strikesBytes() || (fault.type && *fault.type != type))
            continue;
        ++planned.seen;
        const bool due =
            planned.seen >= fault.nth && (fault.times == 0 || planned.seen < fault.nth + fault.times);
        if (due && !struck)
            struck = &planned;
    }
    if (struck) {
        ++struck->fired;
        struck->size = packet.size();
    }
    return struck;
}

void FaultLane::passPacket(QByteArray packet, Outcome &outcome)
{
    const PlannedFault *struck = strikes(packet);
    if (!struck) {
        append(std::move(packet) + std::exchange(m_held, {}), outcome);
        return;
    }
    const Fault &fault = struck->fault;
    const qsizetype byte =
        fault.byteInPacket < 0 ? packet.size() : std::min<qsizetype>(fault.byteInPacket, packet.size());
    switch (fault.kind) {
    case Fault::Kind::Close:
    case Fault::Kind::Reset:
    case Fault::Kind::HalfOpen:
        append(std::exchange(m_held, {}) + packet.left(byte), outcome);
        if (!outcome.ending)
            outcome.ending = fault.kind;
        return;
    case Fault::Kind::Duplicate:
        append(packet + packet + std::exchange(m_held, {}), outcome);
        return;
    case Fault::Kind::Swap:
        append(std::exchange(m_held, {}), outcome);
        m_held = std::move(packet);
        return;
    case Fault::Kind::FlipBit: {
        const qsizetype at = std::min(byte, packet.size() - 1);
        packet[at] = char(static_cast<unsigned char>(packet[at]) ^ (1u << fault.bit));
        append(std::move(packet), outcome);
        return;
    }
    case Fault::Kind::Eat:
        return;
    }
}

void FaultLane::append(QByteArray bytes, Outcome &outcome)
{
    // One a connection: the first that is reached and has not fired as often as it should.
    PlannedFault *first = nullptr;
    for (PlannedFault &planned : m_plan) {
        const Fault &fault = planned.fault;
        const bool mine = fault.from == m_from && fault.strikesBytes() && endsConnection(fault.kind);
        const bool due = fault.times == 0 || planned.fired < fault.times;
        const bool here = fault.byteInStream >= m_passed && fault.byteInStream <= m_passed + bytes.size();
        if (mine && due && here && (!first || fault.byteInStream < first->fault.byteInStream))
            first = &planned;
    }
    if (first) {
        ++first->fired;
        bytes.truncate(qsizetype(first->fault.byteInStream - m_passed));
        outcome.ending = first->fault.kind;
    }
    m_passed += bytes.size();
    outcome.bytes += bytes;
}

} // namespace support
