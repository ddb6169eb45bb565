// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/filter/filter_library.h"
#include "model/ingest/frame_clock.h"
#include "model/payload/decode_pipeline.h"
#include "model/session/explorer_session.h"
#include "model/session/farewells.h"
#include "model/session/selection.h"
#include "model/topics/topic_tree_model.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace explorer {

/// All open connections, the topic tree model over them, the frame clock that feeds them and the selection.
///
/// The order of root rows is the order of sessions(). Pausing freezes the view only: receiving and storing go on; tree model,
/// docks and charts stand still until resumed. Thread: the GUI's.
class Workspace : public QObject
{
    Q_OBJECT

public:
    explicit Workspace(QObject *parent = nullptr);
    ~Workspace() override;

    /// How a connection's state reads beside its root row, and what more can be said of it: words are not the
    /// model's business.
    struct StateText
    {
        QString text;
        QString hint;
    };
    using StateWords = std::function<StateText(const ExplorerSession &)>;
    void setStateWords(StateWords words) { m_stateWords = std::move(words); }

    /// Opens (and starts) a connection. When one with the same profile id is open it is reopened with the new options instead;
    /// when one is just being closed, the new one starts after it.
    ExplorerSession *open(const ConnectionProfile &profile, const ProfileSecrets &secrets);
    void close(ExplorerSession *session); ///< disconnects, without waiting for it, and forgets what was seen on it
    const std::vector<std::unique_ptr<ExplorerSession>> &sessions() const { return m_sessions; }
    int rowOf(const ExplorerSession *session) const;

    TopicTreeModel &topicModel() { return m_topicModel; }
    Selection &selection() { return m_selection; }
    FilterLibrary &filters() { return m_filters; }
    /// Shared with jobs on the thread pool; never changes.
    const std::shared_ptr<const PayloadFormats> &formats() const { return m_formats; }

    /// How requests and answers are paired, on all connections.
    struct PairingSetup
    {
        std::string rules{kDefaultPairingRules}; ///< see PairingRule
        std::chrono::milliseconds deadline{10'000}; ///< a request without an answer by then is unanswered
        bool operator==(const PairingSetup &) const = default;
    };
    /// What is wrong with its rules; then nothing changes.
    std::optional<PairingRule::Fault> setPairing(const PairingSetup &setup);
    const PairingSetup &pairing() const { return m_pairing; }

    void setPaused(bool paused);
    bool isPaused() const { return m_paused; }
    std::uint64_t newerThanPaused() const; ///< messages that arrived since

    /// For connections opened from now on; that of the topics at once for all.
    void setLimits(const SessionLimits &limits);
    /// Of all message stores together. A lower one is kept to at once, also when nothing arrives any more.
    void setMemoryBudget(std::size_t bytes);
    std::size_t memoryBudget() const { return m_budget; }
    std::size_t memoryUsed() const;
    std::size_t chartMemoryUsed() const; ///< of the charted series: beside the budget, bounded by the limits

    ExplorerSession::Counters totals() const;

Q_SIGNALS:
    void sessionOpened(explorer::ExplorerSession *session);
    void sessionClosing(explorer::ExplorerSession *session);
    /// At most once a frame, after data was applied and while not paused: docks refresh what is visible.
    void frame();
    void pausedChanged(bool paused);
    /// At most once a frame, also while paused: messages came or left.
    void memoryChanged();
    void pairingSetupChanged();
    void connectionStateChanged(explorer::ExplorerSession *session);

private:
    bool drain(std::chrono::steady_clock::time_point deadline);
    bool evict(std::chrono::steady_clock::time_point deadline);
    void showFrame();
    void sessionChanged(ExplorerSession *session, const TopicTree::ChangeSet &changes);
    void describeAgain(const ExplorerSession *session);
    void shareBudget();
    void start(const QString &profileId);
    TopicTreeSource describe(const ExplorerSession &session) const;

    /// What the tree model has not been told while paused.
    struct Withheld
    {
        std::vector<NodeId> newNodes;
        std::vector<NodeId> touchedNodes;
    };

    StateWords m_stateWords;
    Selection m_selection;
    FilterLibrary m_filters;
    PairingSetup m_pairing;
    std::vector<PairingRule> m_pairingRules = *parsePairingRules(kDefaultPairingRules);
    const std::shared_ptr<const PayloadFormats> m_formats = std::make_shared<const PayloadFormats>();
    TopicTreeModel m_topicModel;
    std::vector<std::unique_ptr<ExplorerSession>> m_sessions;
    std::vector<Withheld> m_withheld; ///< one each
    FrameClock m_clock;
    Farewells m_farewells; ///< behind the clock, which their last messages wake
    std::size_t m_budget = MessageStore::kDefaultBudget;
    SessionLimits m_limits;
    std::size_t m_nextToDrain = 0;
    std::uint64_t m_shownWhenPaused = 0;
    bool m_paused = false;
    bool m_frameDue = false;
};

} // namespace explorer
