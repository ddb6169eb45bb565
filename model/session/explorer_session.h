// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_store.h"
#include "model/ingest/ingest.h"
#include "model/pairing/request_pairing.h"
#include "model/profiles/connection_profile.h"
#include "model/session/series_board.h"
#include "model/session/sparkplug_feed.h"
#include "model/topics/topic_tree.h"
#include "protocol/net/connection.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

namespace explorer {

/// What one session may take, from the settings.
struct SessionLimits
{
    std::size_t topics = 2'000'000;
    std::size_t largestMessage = 16u << 20; ///< a larger one is kept as its beginning, size and SHA-256
    std::size_t chartPoints = 1'000'000;    ///< of each charted series; the oldest go
};

/// One connection with everything that was seen on it: tree, history, series. It outlives cuts and reconnects of the connection.
///
/// Data arrives only in drain(), which the Workspace's frame clock calls; views hear of it once a frame, from settle().
/// Thread    the GUI's.
class ExplorerSession : public QObject
{
    Q_OBJECT

public:
    /// `wake` is called (any thread) when data waits.
    ExplorerSession(ConnectionProfile profile, const ProfileSecrets &secrets, const SessionLimits &limits,
                    const std::shared_ptr<const PayloadFormats> &formats, std::function<void()> wake, QObject *parent = nullptr);
    ~ExplorerSession() override;

    const ConnectionProfile &profile() const { return m_profile; }
    void setProfile(ConnectionProfile profile, const ProfileSecrets &secrets); ///< for the next attempt
    /// At once, without touching the connection; decodeRulesChanged() follows.
    void setDecodeRules(std::vector<DecodeRule> rules);
    mqtt::Connection &connection() { return *m_connection; }
    const mqtt::Connection &connection() const { return *m_connection; }
    /// For its farewell: nothing is left to the session but to be destroyed.
    std::unique_ptr<mqtt::Connection> takeConnection() { return std::move(m_connection); }
    /// Since it was opened by the user: tells a connection that was lost from one that never came about.
    bool hasBeenConnected() const { return m_hasBeenConnected; }
    const TopicTree &tree() const { return m_tree; }
    void setTreeFrozen(bool frozen) { frozen ? m_tree.freeze() : m_tree.thaw(); }
    void tellTraffic(bool on) { m_tree.tellTraffic(on); }
    const MessageStore &store() const { return m_store; }
    /// Sequence numbers at which another connection began: between the messages before and behind one something may be
    /// missing. Ascending; those that no message in memory stands before are left out.
    std::span<const Sequence> connectionStarts() const { return m_connections; }
    MessageStore &store() { return m_store; }
    SeriesBoard &series() { return m_series; }
    /// Which message answers which request, of those that came and of our own.
    const RequestPairing &pairing() const { return m_pairing; }
    void setPairing(const std::vector<PairingRule> &rules, std::chrono::nanoseconds deadline);

    /// Publishes by the connection, and takes note of a request. Our own messages come in here alone, unless the broker
    /// sends them back.
    mqtt::RequestToken publish(mqtt::Message message);
    const SparkplugFeed &sparkplug() const { return m_sparkplug; }

    /// Applies what waits until the deadline. True when more waits.
    bool drain(std::chrono::steady_clock::time_point deadline);
    /// Sums the tree up; changed() follows when anything was applied since the last time.
    void settle();

    struct Counters
    {
        std::uint64_t received = 0; ///< messages off the wire
        std::uint64_t shown = 0;    ///< applied to tree and store
        std::uint64_t evicted = 0;  ///< left the memory budget
        std::uint64_t refused = 0;  ///< on topics beyond the limit: counted as dropped
        std::uint64_t bytes = 0;    ///< off the wire, all packets
        std::uint64_t topics = 0;
        std::uint64_t cut = 0; ///< too large for memory: kept as beginning, size and SHA-256
        std::uint64_t backlog() const { return received - refused - shown; }
    };
    Counters counters() const;
    void setTopicLimit(std::size_t topics) { m_ingest->setTopicLimit(topics); }
    std::uint64_t refusedTopics() const { return m_ingest->refusedTopics(); } ///< about

Q_SIGNALS:
    /// The tree has settled with `changes` (valid during the call only).
    void changed(const explorer::TopicTree::ChangeSet &changes);
    void profileChanged();
    /// A request was sent, refused, or has not been answered in time: what drain() did not bring.
    void pairingChanged();
    /// The connection's subscriptions were changed: profile() has them as they are now, for the owner to save.
    void subscriptionsKept();
    /// Payloads are to be read anew; for the owner to save, too.
    void decodeRulesChanged();

private:
    void stateChanged(const mqtt::ConnectionState &state);
    mqtt::ConnectionOptions optionsWith(const ProfileSecrets &secrets) const;
    void publishRefused(mqtt::RequestToken token);
    void reviewRetainMarks();
    void watchDeadlines();
    void deadlinePassed();
    void keepSubscriptions(const std::vector<mqtt::SubscriptionStatus> &subscriptions);
    void takeBreaks(const IngestBatch &batch);
    void takeNames(const IngestBatch &batch);
    void apply(const IngestBatch &batch, std::size_t first, std::size_t last);

    ConnectionProfile m_profile;
    const SessionLimits m_limits;
    std::shared_ptr<Mailbox> m_mailbox;
    std::shared_ptr<Ingest> m_ingest;
    std::unique_ptr<mqtt::Connection> m_connection;
    TopicTree m_tree;
    MessageStore m_store;
    SeriesBoard m_series;
    RequestPairing m_pairing;
    QTimer m_deadline; ///< of the oldest request that waits
    std::unordered_map<mqtt::RequestToken, PairId> m_ownRequests; ///< not yet acknowledged by the connection
    SparkplugFeed m_sparkplug;
    std::unique_ptr<IngestBatch> m_current; ///< being applied, up to m_position
    std::size_t m_position = 0;
    std::size_t m_namesTaken = 0; ///< of its new topics
    std::size_t m_breaksTaken = 0;
    std::vector<Sequence> m_connections; ///< the first message of each, or what would be
    std::uint64_t m_shown = 0;
    bool m_unsettled = false;
    bool m_hasBeenConnected = false;
};

} // namespace explorer
