// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/schema_reader.h"
#include "model/session/workspace.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace explorer {

/// Learns the shape of payloads: of the selected topic always, from all of it that is in memory and whatever comes; of all
/// topics when wanted, from the newest message that each has when its turn comes (a sample, under load).
///
/// Works after a frame, for kSlice, and while there is something to read every kInterval; not while the workspace is
/// paused. What was learned of a topic stays when another is selected (SchemaTable's bounds), and goes on from there.
/// Thread    the GUI's.
class SchemaWatch : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::microseconds kSlice{1'500};
    static constexpr std::chrono::milliseconds kInterval{16};

    explicit SchemaWatch(Workspace &workspace, QObject *parent = nullptr);
    ~SchemaWatch() override;

    /// How the user wants a topic read; the pointer lives as long as the call. None is set: as the payloads say.
    using RuleOf = std::function<const DecodeRule *(const ExplorerSession &, std::string_view topic)>;
    void setRules(RuleOf ruleOf) { m_ruleOf = std::move(ruleOf); }

    void setWatchesAll(bool all);
    bool watchesAll() const { return m_watchesAll; }

    const WatchedTopic *of(const ExplorerSession *session, TopicId topic) const; ///< nullptr: nothing was looked at
    const WatchedTopic *selected() const;
    std::size_t unread() const { return m_reader.unread(); }          ///< of the selected topic
    std::uint64_t skipped() const { return m_reader.skipped(); }      ///< of the selected topic: more than can be kept
    const SchemaTable &table() const { return m_table; }
    /// Each topic with deviations, with its session: the last updated first.
    void forEachDeviating(const std::function<void(ExplorerSession *, const WatchedTopic &)> &visit) const;

    void accept(const ExplorerSession *session, TopicId topic, std::uint64_t deviation);
    void acceptAll(const ExplorerSession *session, TopicId topic);
    /// What was learned of it; it is learned again from the next message on.
    void forget(const ExplorerSession *session, TopicId topic);

    /// Reads until the deadline, but one message at least. True when there is more to read.
    bool work(std::chrono::steady_clock::time_point deadline);
    std::uint64_t revision() const { return m_revision; } ///< grows with whatever is learned, accepted or forgotten

Q_SIGNALS:
    void changed(); ///< at most once after each frame or slice

private:
    struct Watched
    {
        ExplorerSession *session = nullptr;
        std::uint32_t number = 0;
        std::deque<TopicId> due; ///< with newer messages than were looked at, when all are watched
        std::vector<bool> isDue; ///< by TopicId
        std::size_t rotation = 0;
    };

    void add(ExplorerSession *session);
    void remove(const ExplorerSession *session);
    void select();
    void note(ExplorerSession *session, const TopicTree::ChangeSet &changes);
    void workSlice();
    bool workOnSelected(std::chrono::steady_clock::time_point deadline);
    bool workOnAll(std::chrono::steady_clock::time_point deadline);
    void learn(Watched &watched, WatchedTopic &topic, const MessageView &message, std::string_view name);
    Watched *watchedOf(const ExplorerSession *session);
    void touched();

    Workspace &m_workspace;
    const std::shared_ptr<const PayloadFormats> m_formats;
    SchemaLearner m_learner;
    RuleOf m_ruleOf;
    mutable SchemaTable m_table;
    std::vector<std::unique_ptr<Watched>> m_sessions;
    std::uint32_t m_nextNumber = 1;
    TopicReader m_reader;
    Watched *m_readSession = nullptr;
    TopicId m_readTopic = kNoTopic;
    std::string m_readName;
    std::size_t m_nextSession = 0;
    QTimer m_more;
    bool m_watchesAll = false;
    std::uint64_t m_revision = 0;
    std::uint64_t m_told = 0;
};

} // namespace explorer
