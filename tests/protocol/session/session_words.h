// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/protocol/session/both_versions.h"
#include "tests/protocol/session/session_rig.h"

namespace mqtt::test {

// What the tests of sessions say over and over.

inline constexpr auto V4 = ProtocolVersion::V311;
inline constexpr auto V5 = ProtocolVersion::V5;
inline constexpr auto q0 = Qos::AtMostOnce;
inline constexpr auto q1 = Qos::AtLeastOnce;
inline constexpr auto q2 = Qos::ExactlyOnce;

/// A client of the version that is being tested.
inline Rig rigOf(bool cleanStart = true) { return Rig(optionsFor(version(), cleanStart)); }

inline Connack present()
{
    Connack connack;
    connack.sessionPresent = true;
    return connack;
}

inline Connack granting(PropertyId id, std::uint32_t number)
{
    Connack connack;
    connack.properties.push_back({id, number, {}, {}});
    return connack;
}

inline Puback puback(PacketId id, ReasonCode code = ReasonCode::Success) { return {id, code, {}}; }
inline Pubrec pubrec(PacketId id, ReasonCode code = ReasonCode::Success) { return {id, code, {}}; }
inline Pubrel pubrel(PacketId id) { return {id, ReasonCode::Success, {}}; }
inline Pubcomp pubcomp(PacketId id, ReasonCode code = ReasonCode::Success) { return {id, code, {}}; }

} // namespace mqtt::test

/// Everything that was wanted since the last call, as session_rig.h writes it.
#define TOLD(rig, text) QCOMPARE((rig).told(), QStringLiteral(text))
