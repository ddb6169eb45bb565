// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/wire/packets.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

#include <deque>
#include <string>

namespace mqtt::test {

/// A packet as JSON, the way the conformance vectors describe one: strings as strings, binary data as hex,
/// properties as [id, value] in wire order.
QJsonObject toJson(const Packet &packet, ProtocolVersion version);

/// Owns what a packet made from JSON points into.
class PacketStorage
{
public:
    std::string_view keep(std::string bytes);

private:
    std::deque<std::string> m_bytes; // a deque: what was handed out stays where it is
};

/// The other way round. False when a field is missing, of the wrong kind, or cannot be held by the packet's
/// type (a QoS of 7): such a packet cannot be encoded either.
bool fromJson(const QJsonObject &json, ProtocolVersion version, PacketStorage &storage, Packet &packet);

/// One line of JSON, an empty object if it is none. Qt's parser drops a byte order mark at the start of a
/// string, so those are escaped before it sees them.
QJsonObject parseLine(QByteArray line);

/// Hex without separators; false in `ok` for anything else.
QByteArray bytesFromHex(const QString &hex, bool &ok);

} // namespace mqtt::test
