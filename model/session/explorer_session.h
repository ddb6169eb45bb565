// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_store.h"
#include "model/ingest/ingest.h"
#include "model/profiles/connection_profile.h"
#include "model/session/series_board.h"
#include "model/session/sparkplug_feed.h"
#include "model/topics/topic_tree.h"
#include "protocol/net/connection.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

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
                    std::function<void()> wake, QObject *parent = nullptr);
    ~ExplorerSession() override;

    const ConnectionProfile &profile() const { return m_profile; }
    void setProfile(ConnectionProfile profile, const ProfileSecrets &secrets); ///< for the next attempt
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
    MessageStore &store() { return m_store; }
    SeriesBoard &series() { return m_series; }
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
    /// The connection's subscriptions were changed: profile() has them as they are now, for the owner to save.
    void subscriptionsKept();

private:
    void stateChanged(const mqtt::ConnectionState &state);
    mqtt::ConnectionOptions optionsWith(const ProfileSecrets &secrets) const;
    void keepSubscriptions(const std::vector<mqtt::SubscriptionStatus> &subscriptions);
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
    SparkplugFeed m_sparkplug;
    std::unique_ptr<IngestBatch> m_current; ///< being applied, up to m_position
    std::size_t m_position = 0;
    std::size_t m_namesTaken = 0; ///< of its new topics
    std::uint64_t m_shown = 0;
    bool m_unsettled = false;
    bool m_hasBeenConnected = false;
};

} // namespace explorer
