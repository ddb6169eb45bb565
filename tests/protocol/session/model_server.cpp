// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_server.h"

#include "session_rig.h"

#include <algorithm>

namespace mqtt::test {

void ModelServer::received(const std::vector<std::uint8_t> &bytes)
{
    Packet packet;
    if (!decode(frameOf(bytes), m_version, Role::Server, packet)) {
        ++clientErrors;
        return;
    }
    if (std::holds_alternative<Connect>(packet)) {
        m_connected = true;
        Connack connack;
        connack.sessionPresent = m_hasSession;
        send(connack);
        resume();
        m_hasSession = true;
    } else if (const auto *publish = std::get_if<Publish>(&packet)) {
        const std::string payload(publish->payload.begin(), publish->payload.end());
        if (publish->qos == Qos::AtLeastOnce) {
            ++taken[payload];
            send(Puback{publish->packetId, ReasonCode::Success, {}});
        } else if (publish->qos == Qos::ExactlyOnce) {
            if (m_held.insert(publish->packetId).second)
                ++taken[payload];
            send(Pubrec{publish->packetId, ReasonCode::Success, {}});
        }
    } else if (const auto *pubrel = std::get_if<Pubrel>(&packet)) {
        m_held.erase(pubrel->packetId);
        send(Pubcomp{pubrel->packetId, ReasonCode::Success, {}});
    } else if (const auto *puback = std::get_if<Puback>(&packet)) {
        m_flows.erase(puback->packetId);
        std::erase(m_order, puback->packetId);
    } else if (const auto *pubrec = std::get_if<Pubrec>(&packet)) {
        if (const auto flow = m_flows.find(pubrec->packetId); flow != m_flows.end())
            flow->second.released = true;
        send(Pubrel{pubrec->packetId, ReasonCode::Success, {}});
    } else if (const auto *pubcomp = std::get_if<Pubcomp>(&packet)) {
        m_flows.erase(pubcomp->packetId);
        std::erase(m_order, pubcomp->packetId);
    } else if (std::holds_alternative<Pingreq>(packet)) {
        send(Pingresp{});
    }
}

void ModelServer::publish(Qos qos, const std::string &payload)
{
    const PacketId id = m_next++;
    if (m_next == 0)
        m_next = 1;
    m_order.push_back(id);
    const Flow &flow = m_flows[id] = {qos, payload};
    if (m_connected)
        sendPublish(id, flow, false);
}

void ModelServer::resume()
{
    for (const PacketId id : m_order) {
        const Flow &flow = m_flows[id];
        if (flow.released)
            send(Pubrel{id, ReasonCode::Success, {}});
        else
            sendPublish(id, flow, m_hasSession);
    }
}

void ModelServer::sendPublish(PacketId id, const Flow &flow, bool dup)
{
    send(message(flow.qos, id, "from/server", flow.payload, dup));
}

void ModelServer::send(const Packet &packet)
{
    std::vector<std::uint8_t> bytes;
    if (!encode(packet, m_version, bytes))
        qFatal("the model server cannot encode its own packet");
    outgoing.push_back(std::move(bytes));
}

} // namespace mqtt::test
