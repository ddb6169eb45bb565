// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/time.h"
#include "protocol/session/problem.h"
#include "protocol/session/session_options.h"
#include "protocol/wire/packets.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace mqtt {

/// Chosen by whoever asks; comes back in the answer.
using RequestToken = std::uint64_t;

enum class TimerKind : std::uint8_t
{
    Connack,
    KeepAlive,
    PingResponse,
    Authentication ///< of a re-authentication
};
constexpr int kTimerKinds = 4;

/// What the server granted and allows, after CONNACK.  Spec MQTT 5.0 §3.2.2.3
struct ServerLimits
{
    std::uint16_t receiveMaximum = 65'535;
    Qos maximumQos = Qos::ExactlyOnce;
    bool retainAvailable = true;
    std::uint32_t maximumPacketSize = 268'435'460; ///< bytes
    std::uint16_t topicAliasMaximum = 0;
    bool wildcardSubscriptions = true;
    bool subscriptionIdentifiers = true;
    bool sharedSubscriptions = true;
    std::chrono::seconds keepAlive{0}; ///< the one in force (ours, or Server Keep Alive)
};

/// CONNACK said yes.
struct SessionStarted
{
    ProtocolVersion version = ProtocolVersion::V5; ///< in force: 3.1.1 after a fallback
    bool sessionPresent = false;
    bool sessionLost =
        false;            ///< we hoped to resume, the server had nothing: subscriptions must be made again
    std::string clientId; ///< ours, or the Assigned Client Identifier
    ServerLimits limits;
    Properties properties;           ///< CONNACK's, all of them
    std::string responseInformation; ///< what the server bases response topics on; empty: it did not say
    std::uint32_t resent = 0;        ///< packets resent for the resumed session
};

/// The session is over on this connection. Close the transport when everything in `send` is written.
struct SessionEnded
{
    Problem problem;       ///< kind None after our own disconnect()
    Properties properties; ///< of a server's DISCONNECT or refusing CONNACK
};

/// A publish ended: QoS 0 when its bytes went into `send`, QoS 1 with PUBACK, QoS 2 with PUBCOMP or a
/// refusing PUBREC.
struct PublishDone
{
    RequestToken token = 0;
    Qos qos = Qos::AtMostOnce;
    ReasonCode reasonCode = ReasonCode::Success;
    std::string reasonString;
    Properties properties; ///< of the acknowledgement; QoS 2: PUBREC's, then PUBCOMP's
    Duration roundTrip{};  ///< from our write to the last acknowledgement; 0 at QoS 0
    Duration firstStep{};  ///< QoS 2: to PUBREC
    /// The session ended (or was lost by the server) before it was acknowledged, or the resumed session no
    /// longer allows it (reasonCode says why). It may or may not have arrived.
    bool lost = false;
    /// Its Message Expiry Interval ran out while it waited here: it was not sent, and `lost` is true as well.
    bool expired = false;
};

struct SubscribeDone
{
    RequestToken token = 0;
    std::vector<Subscription> subscriptions;
    std::vector<ReasonCode> reasonCodes; ///< one each
    std::string reasonString;
    Properties properties; ///< SUBACK's
    bool lost = false;     ///< the connection ended before the answer; every reason code is UnspecifiedError
};

struct UnsubscribeDone
{
    RequestToken token = 0;
    std::vector<std::string> filters;
    std::vector<ReasonCode> reasonCodes; ///< one each; Success for all before 5.0
    std::string reasonString;
    Properties properties; ///< UNSUBACK's
    bool lost = false;     ///< as in SubscribeDone
};

/// The server took our re-authentication: AUTH 0x00.
struct Reauthenticated
{
    Duration roundTrip{};  ///< from the request on
    Properties properties; ///< AUTH's
};

/// Worth a line in the log, nothing more: an unknown PUBACK, a ping answered …
struct SessionNote
{
    enum class Kind : std::uint8_t
    {
        UnknownAcknowledgement, ///< packetType, packetId
        DuplicateSuppressed,    ///< a QoS 2 message that was delivered before
        PingAnswered,           ///< roundTrip
        ResendAfterReconnect,   ///< packetId
        ClientIdTooLong,        ///< for MQTT 3.1, which allows 23 characters: the server may refuse it
        MessageCut, ///< too large for memory: delivered as head, length and SHA-256; packetId, bytes
    };
    Kind kind{};
    PacketType packetType{};
    PacketId packetId = 0;
    Duration roundTrip{};
    std::uint64_t bytes = 0; ///< of the payload
};

struct SetTimer
{
    TimerKind kind{};
    Instant due;
};

struct CancelTimer
{
    TimerKind kind{};
};

using Effect = std::variant<SessionStarted, SessionEnded, PublishDone, SubscribeDone, UnsubscribeDone,
                            Reauthenticated, SessionNote, SetTimer, CancelTimer>;

/// What a session wants done, in a list that the caller owns and clears between calls.
struct Effects
{
    std::vector<std::uint8_t> send; ///< bytes for the transport, in order; the acks of a burst pile up here
    std::vector<Effect> list;
    /// Records of a journalled session (journal_writer.h), whole. They must be kept before `send` leaves.
    std::vector<std::uint8_t> journal;
    /// A message to hand on, or nullptr. Borrowed: valid until the next call of the session or of the frame
    /// assembler. Every received() sets it anew. The topic is always the full name (aliases are resolved).
    /// Of a very large message `payload` is only the beginning, see its `cut`.
    const Publish *deliver = nullptr;

    void clear()
    {
        send.clear();
        list.clear();
        journal.clear();
        deliver = nullptr;
    }
};

} // namespace mqtt
