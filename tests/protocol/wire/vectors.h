// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "packet_json.h"

#include "protocol/wire/codec.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>
#include <vector>

namespace mqtt::test {

/// One line of tests/data/conformance.
struct Vector
{
    QByteArray id;
    ProtocolVersion version{};
    Role role = Role::Any;
    QByteArray bytes;
    QJsonObject packet; ///< empty: the bytes are to be refused
    QString expect;     ///< then with this kind of error
};

std::vector<Vector> readVectors(const char *file);

/// The bytes as one frame, cut where the Remaining Length says; nullopt when they are not whole.
std::optional<Frame> frameOf(const QByteArray &bytes);

/// "ok", "malformed" or "protocol" for a whole packet, "incomplete" for less.
QString verdictOn(const QByteArray &bytes, ProtocolVersion version, Role role);

/// encode() with the bytes as a QByteArray; empty when refused.
QByteArray encoded(const Packet &packet, ProtocolVersion version);

} // namespace mqtt::test
