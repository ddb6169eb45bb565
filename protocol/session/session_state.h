// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/session/client_session.h"
#include "protocol/session/inbox.h"
#include "protocol/session/keep_alive.h"
#include "protocol/session/outbox.h"
#include "protocol/session/packet_id_pool.h"
#include "protocol/session/pending_requests.h"
#include "protocol/session/session_snapshot.h"
#include "protocol/session/topic_aliases.h"

#include <array>
#include <optional>

namespace mqtt {

/// What a ClientSession consists of. Members stand in two groups, by how long they live: a connection's start
/// anew with transportOpened(), a session's are forgotten by forgetSession() only.
struct ClientSession::State
{
    enum class Phase : std::uint8_t
    {
        Closed,       ///< no transport
        AwaitConnack, ///< CONNECT sent
        Connected,
        Ended, ///< SessionEnded was said; the transport is still to be closed
    };

    explicit State(SessionOptions sessionOptions);

    // -- session_state.cpp: connection lifetime
    void open(Instant now, Effects &effects);
    void connectionOver(Effects &effects);
    void forgetSession(Effects &effects);
    void forgetWhatIsOver(Effects &effects);
    void end(Problem problem, Properties properties, Effects &effects);
    void fail(const WireError &error, std::optional<PacketType> type, Effects &effects);
    void sendDisconnect(const Disconnect &disconnect, Effects &effects);
    void failWith(ReasonCode code, WireFault fault, const char *section, PacketType type, Effects &effects);
    bool failedAsStranger(ByteView firstBytes, Effects &effects);
    void timerFired(TimerKind kind, Instant now, Effects &effects);
    void setReadingPaused(bool paused, Instant now, Effects &effects);
    void setTimer(TimerKind kind, Instant due, Effects &effects);
    void cancelTimer(TimerKind kind, Effects &effects);
    bool keepsSession() const { return !active.cleanStart; }
    bool isV5() const { return active.version == ProtocolVersion::V5; }
    Problem problemOf(Problem::Kind kind) const;

    // -- session_receive.cpp: what the server sends
    void received(const Frame &frame, Instant now, Effects &effects);
    void receivedPublish(const Frame &frame, Instant now, Effects &effects);
    bool resolveIncomingAlias(Effects &effects);
    void received(const Puback &puback, Instant now, Effects &effects);
    void received(const Pubrec &pubrec, Instant now, Effects &effects);
    void received(const Pubrel &pubrel, Instant now, Effects &effects);
    void received(const Pubcomp &pubcomp, Instant now, Effects &effects);
    void received(const Suback &suback, Instant now, Effects &effects);
    void received(const Unsuback &unsuback, Instant now, Effects &effects);
    void received(const Disconnect &disconnect, Effects &effects);
    void receivedPingresp(Instant now, Effects &effects);
    void noteUnknown(PacketType type, PacketId id, Effects &effects);

    // -- session_connack.cpp
    void receivedConnack(const Connack &connack, Instant now, Effects &effects);
    bool receivedOldRefusal(const Frame &frame, Effects &effects);
    void rejected(const Connack &connack, ProtocolVersion speaks, Effects &effects);
    bool mayFallBack() const;

    // -- session_outgoing.cpp: PUBLISH and its flow
    tl::expected<void, RequestError> publish(Message message, RequestToken token, Instant now,
                                             Effects &effects);
    std::optional<RequestError> refusal(const Message &message) const;
    tl::expected<void, RequestError> encodeMessage(const Message &message, PacketId id, bool dup,
                                                   std::optional<std::uint32_t> expiry,
                                                   std::vector<std::uint8_t> &out);
    std::uint32_t resumeReleases(Instant now, Effects &effects);
    std::uint32_t sendWaiting(Instant now, Effects &effects);
    void loseSession(Effects &effects);
    Outbox::Index findMessage(PacketId id) const;
    void finish(Outbox::Index index, ReasonCode code, const PropertyViews &properties, Instant now,
                Effects &effects);
    void lose(Outbox::Index index, ReasonCode code, Effects &effects, bool expired = false);
    bool reply(PacketType type, PacketId id, ReasonCode code, Instant now, Effects &effects);

    // -- session_requests.cpp: SUBSCRIBE, UNSUBSCRIBE, DISCONNECT
    tl::expected<void, RequestError> subscribe(std::vector<Subscription> subscriptions,
                                               const Properties &properties, RequestToken token, Instant now,
                                               Effects &effects);
    tl::expected<void, RequestError> unsubscribe(std::vector<std::string> filters,
                                                 const Properties &properties, RequestToken token,
                                                 Instant now, Effects &effects);
    tl::expected<void, RequestError> sendRequest(const Packet &request, PacketId id,
                                                 PendingRequests::Request pending, Instant now,
                                                 Effects &effects);
    void losePendingRequests(Effects &effects);
    std::optional<PendingRequests::Index> findRequest(PacketId id) const;
    void disconnect(Effects &effects, ReasonCode reason, Properties properties);

    // -- session_authentication.cpp: AUTH
    void prepareAuthentication();
    tl::expected<void, RequestError> reauthenticate(Instant now, Effects &effects);
    void received(const Auth &auth, Instant now, Effects &effects);
    bool authenticationEnds(const Connack &connack, Effects &effects);
    bool hasOurMethod(const PropertyViews &properties, PacketType type, Effects &effects);
    tl::expected<void, EncodeError> encodeAuth(ReasonCode code, const std::optional<QByteArray> &data,
                                               Instant now, Effects &effects);
    void failAuthentication(std::string why, Effects &effects);
    void awaitAuthentication(Instant now, Effects &effects);

    // -- session_records.cpp: what outlives the program
    bool restore(SessionSnapshot snapshot, const Arrival &now);
    SessionSnapshot snapshot() const;
    std::int64_t wallNsOf(Instant instant) const;
    void recordAsked(Effects &effects) const;
    void recordBegan(Effects &effects) const;
    void recordForgotten(Effects &effects) const;
    void recordServerLost(Effects &effects) const;
    void recordQueued(const Outbox::Entry &entry, Effects &effects) const;
    void recordIdentified(const Outbox::Entry &entry, Effects &effects) const;
    void recordReleased(const Outbox::Entry &entry, Effects &effects) const;
    void recordEnded(std::uint64_t serial, Effects &effects) const;
    void recordArrived(PacketId id, Effects &effects) const;
    void recordCompleted(PacketId id, Effects &effects) const;

    // -- the session's
    SessionOptions options;    ///< for the next transportOpened()
    bool forgetAtOpen = false; ///< options changed so that the session is another one
    bool asked = false;        ///< CONNECT without clean start was sent: a server may have a session
    bool hasSession = false;   ///< a server has said yes to a connection without clean start
    bool fellBack = false;     ///< 5.0 is asked for, but this server takes 3.1.1 only
    bool journalling = false;
    Arrival clock; ///< one instant by both clocks
    std::string assignedClientId;
    Outbox outbox;
    Inbox inbox;
    PacketIdPool ids;

    // -- the connection's
    Phase phase = Phase::Closed;
    SessionOptions active; ///< what this connection was opened with
    std::uint32_t ownMaximumPacketSize = 0xFFFF'FFFF;
    ServerLimits limits;
    bool speaksOlder = false; ///< 3.1.1 after a fallback
    bool askedBefore = false; ///< before this CONNECT
    bool heardAnything = false;
    KeepAlive keepAlive;
    TopicAliases incomingAliases;
    TopicAliases outgoingAliases;
    PendingRequests requests;
    std::optional<std::string> authenticationMethod; ///< CONNECT's
    std::optional<Instant> reauthenticatingSince;
    std::array<bool, kTimerKinds> armed{};

    // -- reused, so that the hot paths allocate nothing
    Publish incoming;
    Publish outgoing;
    Packet packet;
    std::vector<std::uint8_t> scratch;
};

/// Owners in the PacketIdPool: 0 is free, the top bit tells requests from messages.
constexpr PacketIdPool::Owner ownerOfMessage(Outbox::Index index) { return index + 1; }
constexpr PacketIdPool::Owner ownerOfRequest(PendingRequests::Index index)
{
    return 0x8000'0000 | (index + 1);
}

RequestError requestErrorOf(EncodeError error, RequestError invalidTopic);

/// The text of a property, or nothing.
std::string textOr(const PropertyViews &properties, PropertyId id);

} // namespace mqtt
