// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/endpoint.h"
#include "protocol/net/journal_note.h"
#include "protocol/net/message_sink.h"
#include "protocol/net/subscription_set.h"
#include "protocol/net/transport_options.h"
#include "protocol/session/client_session.h"
#include "protocol/session/reconnect_policy.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <vector>

namespace mqtt {

struct ConnectionOptions
{
    Endpoint endpoint;
    TransportOptions transport;
    SessionOptions session;
    std::vector<Subscription> subscriptions; ///< made after each CONNACK without a session, in one SUBSCRIBE
    Properties subscribeProperties;          ///< 5.0
    std::vector<Subscription> pausedSubscriptions; ///< in the list, to be resumed; not made
    /// Where the session outlives the program, without clean start only. Empty: nowhere. One file belongs to
    /// one broker and client identifier.
    QString journalFile;
    /// A larger packet is delivered as its beginning, with length and SHA-256 (Publish::cut).
    std::size_t largestInMemory = 16 * 1024 * 1024;
    ReconnectPolicy::Options reconnect;
    std::chrono::milliseconds connectTimeout{10'000};
};

/// What a connection is doing, told on every change. Never "Connected" before CONNACK said so.
struct ConnectionState
{
    enum class Phase : std::uint8_t
    {
        Offline,   ///< not started, or ended by the user
        Resolving, ///< looking the host up and opening the transport
        Handshake, ///< CONNECT sent, waiting for CONNACK
        Connected,
        Waiting, ///< lost; tries again at `retryAt`
        Failed,  ///< lost; will not try again unasked
        Closing, ///< DISCONNECT sent
    };

    Phase phase = Phase::Offline;
    Problem problem;            ///< why it is Waiting or Failed; kept while the next attempt runs
    int attempt = 0;            ///< 1 for the first
    Instant retryAt{};          ///< Waiting
    SessionStarted session;     ///< Connected
    TlsFactsPtr tls;            ///< from the handshake on; also when the server's certificate was refused
    bool readingPaused = false; ///< at this moment nothing is read: the receiver is busy
    bool readingSlower = false; ///< for a second or more the broker has sent more than is taken: TCP pushes back on it
};

/// Exact, monotonic totals of one connection handle over all its connections.
struct ConnectionCounters
{
    std::uint64_t bytesReceived = 0;
    std::uint64_t bytesSent = 0;
    std::uint64_t packetsReceived = 0;
    std::uint64_t messagesReceived = 0; ///< delivered to the sink
    std::uint64_t bytesDiscarded = 0;   ///< the partial packet of a connection that was cut
    std::uint64_t duplicatesSuppressed = 0;
    std::uint64_t messagesCut = 0; ///< larger than largestInMemory: delivered as head, length and SHA-256
};

/// The owner's handle of one MQTT connection, which lives on a worker thread of its own.
///
/// Every call returns at once; answers come as signals on the owner's thread. Messages do not: they go to the
/// MessageSink on the connection's thread. The destructor says DISCONNECT, waits for the thread (at most 2 s)
/// and destroys the sink after it.
///
/// Thread    the owner's, except counters() (any).
class Connection : public QObject
{
    Q_OBJECT

public:
    Connection(ConnectionOptions options, std::shared_ptr<MessageSink> sink, QObject *parent = nullptr);
    ~Connection() override;

    const ConnectionOptions &options() const { return m_options; }
    const ConnectionState &state() const { return m_state; }
    ConnectionCounters counters() const; ///< cheap; atomics

    /// Starts, or tries again at once when Waiting or Failed.
    void open();
    /// Takes effect at the next attempt; open() to make it so now.
    void setOptions(ConnectionOptions options);
    /// Says DISCONNECT and stays Offline.
    void close();

    /// Answered by published() or publishRefused() with the same token.
    RequestToken publish(Message message);
    /// Pulled on the connection's thread as fast as it goes; see PublishSource.
    void publishFrom(std::unique_ptr<PublishSource> source);
    /// Adds subscriptions, or changes the options of those that there are. While not connected they are noted
    /// and made after the next CONNACK.
    RequestToken subscribe(std::vector<Subscription> subscriptions, Properties properties = {});
    /// Removes them. While not connected the answer comes at once, and the server learns it after the next
    /// CONNACK if it still has our session.
    RequestToken unsubscribe(std::vector<std::string> filters, Properties properties = {});
    /// Unsubscribes but keeps them in the list, also over reconnects; others than those in it are passed
    /// over.
    void pauseSubscriptions(std::vector<std::string> filters);
    void resumeSubscriptions(std::vector<std::string> filters);
    /// As told by the last subscriptionsChanged().
    const std::vector<SubscriptionStatus> &subscriptions() const { return m_subscriptions; }
    /// Answered by reauthenticated() or reauthenticationRefused(), or the connection ends with
    /// AuthenticationFailed or the server's DISCONNECT.
    void reauthenticate();

Q_SIGNALS:
    void stateChanged(const mqtt::ConnectionState &state);
    /// Token 0: a message of an earlier run of the program, out of the journal.
    void published(const mqtt::PublishDone &done);
    void publishRefused(mqtt::RequestToken token, mqtt::RequestError error);
    /// Answers subscribe(), and token 0: the options' subscriptions, and those made again after a reconnect
    /// without a session.
    void subscribed(const mqtt::SubscribeDone &done);
    /// Also of unsubscribe().
    void subscribeRefused(mqtt::RequestToken token, mqtt::RequestError error);
    void unsubscribed(const mqtt::UnsubscribeDone &done);
    /// The options' subscriptions and all that was made since, each with what has become of it.
    void subscriptionsChanged(const std::vector<mqtt::SubscriptionStatus> &subscriptions);
    /// A server's DISCONNECT or refusing CONNACK, with its properties (also in state().problem in short).
    void sessionEnded(const mqtt::SessionEnded &ended);
    void reauthenticated(const mqtt::Reauthenticated &done);
    void reauthenticationRefused(mqtt::RequestError error);
    void noted(const mqtt::SessionNote &note);
    void journalNoted(const mqtt::JournalNote &note);

private:
    class Private;
    std::unique_ptr<Private> d;
    ConnectionOptions m_options;
    ConnectionState m_state;
    std::vector<SubscriptionStatus> m_subscriptions;
};

} // namespace mqtt

Q_DECLARE_METATYPE(mqtt::ConnectionState)
Q_DECLARE_METATYPE(mqtt::PublishDone)
Q_DECLARE_METATYPE(mqtt::RequestError)
Q_DECLARE_METATYPE(mqtt::SubscribeDone)
Q_DECLARE_METATYPE(mqtt::UnsubscribeDone)
Q_DECLARE_METATYPE(mqtt::SessionEnded)
Q_DECLARE_METATYPE(mqtt::Reauthenticated)
Q_DECLARE_METATYPE(mqtt::SessionNote)
