// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/session/client_session.h"

#include <array>
#include <map>
#include <optional>
#include <set>

namespace fuzz {

/// What a client session owes its owner and the server, whatever happens: checked after every call from
/// outside.
///
/// - every byte it sends belongs to a packet that a server of that version takes, and none is larger than it
///   takes;
/// - a packet identifier is in use once at a time, and no more than Receive Maximum messages are on their
///   way;
/// - every accepted request is answered exactly once, requests for subscriptions at the latest when the
///   connection ends, and unfinishedPublishes() counts the rest;
/// - it delivers whole, valid topic names only, and a QoS 2 message once;
/// - SessionEnded comes once, and then nothing at all until the next transportOpened().
class SessionOracle
{
public:
    /// Before the call of the same name.
    void opens(const mqtt::SessionOptions &options, bool forgetsSession);
    /// A packet as the session will read it.
    void gives(const mqtt::Packet &packet);
    void fires(mqtt::TimerKind kind) { m_timers[std::size_t(kind)].reset(); }
    /// After a request was accepted.
    void accepted(mqtt::RequestToken token, bool isPublish);

    /// After every call.
    void examine(const mqtt::ClientSession &session, const mqtt::Effects &effects, mqtt::Instant now);
    /// After transportClosed() and examine().
    void closed();

    bool isOver() const { return m_isOver; }
    /// Identifiers that the server has not answered, in order.
    const std::set<mqtt::PacketId> &openMessages() const { return m_openMessages; }
    const std::set<mqtt::PacketId> &openRequests() const { return m_openRequests; }
    /// The timer that is due first.
    std::optional<mqtt::TimerKind> nextTimer() const;
    mqtt::Instant dueOf(mqtt::TimerKind kind) const { return *m_timers[std::size_t(kind)]; }

private:
    void examineSent(const mqtt::ClientSession &session, mqtt::ByteView sent);
    void examineDelivery(const mqtt::ClientSession &session, const mqtt::Publish &delivered);
    void answered(mqtt::RequestToken token, bool isPublish);

    mqtt::SessionOptions m_options;
    bool m_isOver = true;
    std::map<mqtt::RequestToken, bool> m_unanswered; ///< true: a publish
    std::set<mqtt::PacketId> m_openMessages;
    std::set<mqtt::PacketId> m_openRequests;
    std::set<mqtt::PacketId> m_received; ///< QoS 2, before PUBREL
    std::array<std::optional<mqtt::Instant>, mqtt::kTimerKinds> m_timers;
};

} // namespace fuzz
