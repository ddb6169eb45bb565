// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/time.h"
#include "protocol/session/effects.h"
#include "protocol/session/session_options.h"
#include "protocol/session/session_snapshot.h"
#include "protocol/wire/codec.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace mqtt {

/// Why a request was refused before anything went on the wire.
enum class RequestError : std::uint8_t
{
    NotConnected,
    InvalidTopic,
    InvalidFilter,
    InvalidProperty,
    InvalidText,     ///< ill-formed UTF-8 or NUL, or over 65,535 bytes
    PacketTooLarge,  ///< over the server's Maximum Packet Size or MQTT's own limit
    QosNotSupported, ///< over the server's Maximum QoS
    RetainNotSupported,
    TopicAliasInvalid, ///< over the server's Topic Alias Maximum
    WildcardNotSupported,
    SharedNotSupported,
    SubscriptionIdentifierNotSupported,
    PacketIdentifiersExhausted, ///< 65,535 requests wait for an answer (a publish waits for its turn instead)
    QueueFull,                  ///< 10,000 messages wait for their turn, or 64 MiB are unacknowledged
    NoAuthentication,           ///< CONNECT named no method of enhanced authentication
    AuthenticationUnderWay,     ///< a re-authentication waits for the server's answer
    NothingToDo,                ///< an empty list of filters
};

/// One MQTT client session without I/O: no socket, timer, clock or thread of its own.
///
/// Inputs are calls that carry the time; outputs are appended to a caller-owned Effects. Without clean start
/// QoS 1 and 2 state in both directions lives as long as this object and survives transportClosed(): the next
/// transportOpened() resumes it, unacknowledged PUBLISH (with DUP) and PUBREL are resent in order when the
/// server has the session, and a QoS 2 message is delivered exactly once. When the server has lost it, our
/// unacknowledged messages are sent again as new ones. With clean start every connection starts anew, and
/// what was unacknowledged is reported with `lost`. Nothing is ever resent on a timer [MQTT-4.4.0-1].
///
/// Packet identifiers count up from 1 and a freed one is not taken again at once. Sends at most the server's
/// Receive Maximum of QoS 1/2 messages; more wait in order.
///
/// Errors    Bytes off the wire never throw or assert: SessionEnded with a Problem; on 5.0 a DISCONNECT with
/// the
///           reason is put into `send` first. Requests return RequestError and change nothing.
///           After SessionEnded everything is ignored until the next transportOpened().
/// Cost      a QoS 0 PUBLISH allocates nothing.
/// Thread    the connection's.          Spec  MQTT 5.0 §3–4, MQTT 3.1.1 §3–4
class ClientSession
{
public:
    explicit ClientSession(SessionOptions options);
    ~ClientSession();
    ClientSession(const ClientSession &) = delete;
    ClientSession &operator=(const ClientSession &) = delete;

    const SessionOptions &options() const;
    /// For the next transportOpened(). Changing client id or clean start forgets the session's state.
    void setOptions(SessionOptions options);
    /// Does so now, as the next transportOpened() would: for an owner that is about to restore() another
    /// session.
    void forgetWhatIsOver(Effects &effects);

    bool isConnected() const; ///< CONNACK accepted and not ended since
    const ServerLimits &limits() const;
    /// Messages that wait for an acknowledgement or for their turn.
    std::size_t unfinishedPublishes() const;
    /// Topics and payloads of those.
    std::size_t queuedBytes() const;

    /// The next transportOpened() will speak 3.1.1 although 5.0 is asked for; see allowsFallback. A 3.1.1
    /// attempt that ends before CONNACK takes it back.
    bool fallsBack() const;

    // -- the journal's side: a session that outlives the program
    /// The state that must be kept. Cost: linear in the unfinished messages, whose payloads are shared.
    SessionSnapshot snapshot() const;
    /// Takes up what an earlier run kept; its messages end with token 0. False, and nothing changes, when
    /// this session has state of its own or is connected.
    bool restore(SessionSnapshot snapshot, const Arrival &now);
    /// From now on every change of that state is told in Effects::journal, before what it allows to be sent.
    /// Exactly once then holds over a kill at any moment, if the records of an Effects are kept before its
    /// `send` leaves. (What was delivered but not yet kept when the program died is
    /// delivered again to the next one.)
    void setJournalling(bool on, const Arrival &now);

    // -- the transport's side
    void transportOpened(Instant now, Effects &effects); ///< sends CONNECT
    void received(const Frame &frame, Instant now, Effects &effects);
    /// After each read, when the whole frames in it were given to received(): `pending` is what the assembler
    /// still holds. A slow large packet then counts as life, and a peer that does not speak MQTT is known by
    /// its first bytes, although they may never make a whole frame.
    void bytesArrived(ByteView pending, Instant now, Effects &effects);
    /// The frame assembler gave up.
    void streamFailed(const WireError &error, ByteView pending, Instant now, Effects &effects);
    void timerFired(TimerKind kind, Instant now, Effects &effects);
    /// Why it closed is the owner's to say: no SessionEnded. What cannot be answered any more is answered as
    /// lost. `byPeer`: neither we nor a timeout ended it, so that before CONNACK it may mean "not this
    /// version".
    void transportClosed(Instant now, Effects &effects, bool byPeer = false);
    /// Not reading for back-pressure: the PINGRESP deadline stands still meanwhile.
    void setReadingPaused(bool paused, Instant now, Effects &effects);

    // -- the user's side
    tl::expected<void, RequestError> publish(Message message, RequestToken token, Instant now,
                                             Effects &effects);
    /// `properties`: Subscription Identifier and User Properties.
    tl::expected<void, RequestError> subscribe(std::vector<Subscription> subscriptions, Properties properties,
                                               RequestToken token, Instant now, Effects &effects);
    tl::expected<void, RequestError> unsubscribe(std::vector<std::string> filters, Properties properties,
                                                 RequestToken token, Instant now, Effects &effects);
    /// Begins the exchange of enhanced authentication anew; answered by Reauthenticated, or by SessionEnded
    /// with AuthenticationFailed or the server's DISCONNECT. Everything else goes on meanwhile.  Spec
    /// MQTT 5.0 §4.12.1
    tl::expected<void, RequestError> reauthenticate(Instant now, Effects &effects);
    /// Sends DISCONNECT and ends the session on this connection.
    void disconnect(Instant now, Effects &effects, ReasonCode reason = ReasonCode::Success,
                    Properties properties = {});

private:
    struct State;
    std::unique_ptr<State> m;
};

} // namespace mqtt
