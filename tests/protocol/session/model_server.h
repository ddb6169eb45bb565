// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/wire/packets.h"

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace mqtt::test {

/// The server's half of MQTT's message flows, as plain as can be: one client, sets and maps, no limits. Its
/// state outlives connections as a kept session's does. What it writes goes into `outgoing`, one packet each;
/// the test decides how much of that ever arrives.
class ModelServer
{
public:
    explicit ModelServer(ProtocolVersion version)
        : m_version(version)
    {}

    void received(const std::vector<std::uint8_t> &bytes);
    /// A new message of ours; returns at once, whether connected or not.
    void publish(Qos qos, const std::string &payload);
    void connectionLost()
    {
        outgoing.clear();
        m_connected = false;
    }

    std::deque<std::vector<std::uint8_t>> outgoing;
    std::map<std::string, int> taken; ///< payloads that the client published, and how often
    int clientErrors = 0;             ///< packets that a server cannot read

private:
    struct Flow
    {
        Qos qos;
        std::string payload;
        bool released = false;
    };

    void send(const Packet &packet);
    void sendPublish(PacketId id, const Flow &flow, bool dup);
    void resume();

    ProtocolVersion m_version;
    bool m_hasSession = false;
    bool m_connected = false;
    PacketId m_next = 1;
    std::map<PacketId, Flow> m_flows; ///< ours, unacknowledged
    std::vector<PacketId> m_order;    ///< of m_flows
    std::set<PacketId> m_held;        ///< the client's QoS 2 identifiers, before PUBREL
};

} // namespace mqtt::test
