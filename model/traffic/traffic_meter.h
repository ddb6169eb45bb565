// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/topics/topic_tree.h"
#include "model/traffic/traffic_sums.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>

namespace explorer {

enum class TrafficWindow : std::uint8_t
{
    TenSeconds,
    OneMinute,
    FiveMinutes
};
constexpr int secondsOf(TrafficWindow window)
{
    return window == TrafficWindow::TenSeconds ? 10 : window == TrafficWindow::OneMinute ? 60 : 300;
}

/// What came on each topic of one connection, and below each node, over the last 10 s, minute or 5 minutes.
///
/// count() gathers what the tree tells (TopicTree::tellTraffic). seal() closes the gathered list, once a second or so.
/// Ten lists are merged into one of about 10 s when they are more than 10 s old, six of those into one of a minute when
/// they are more than a minute old; so a window is a sum of whole lists, from its length to one list more. The sums of
/// the chosen window are kept up by adding the list that comes and subtracting the one that goes. Both and the merging
/// are done by work(), as many entries at a time as the caller likes; the sums are to be read when work() has ended.
///
/// Bounds    when all lists hold more entries than the limit the oldest go and the window is shorter than asked for;
///           the newest list always stays.
/// Held      (a paused view) the sums stand still while counting, merging and the limit go on.
/// Memory    16 bytes a topic and node with traffic a list; 12 a topic and a node of the tree; 24 one with traffic in the
///           window. Cost: count() is linear in what changed.
/// Thread    the GUI's. Time comes from outside, in nanoseconds of any steady clock.
class TrafficMeter
{
public:
    static constexpr std::size_t kDefaultEntryLimit = 4'000'000;

    TrafficMeter(const TopicTree &tree, std::int64_t nowNs);

    void count(const TopicTree::ChangeSet &changes, std::int64_t nowNs);
    void seal(std::int64_t nowNs);
    void setWindow(TrafficWindow window) { m_window = window; }
    void hold(bool held);
    void setEntryLimit(std::size_t entries) { m_entryLimit = entries; }
    /// Does up to `entries` of what seal(), setWindow() and hold() left to be done. False when nothing is left.
    bool work(std::size_t entries);

    const TopicTree &tree() const { return m_tree; }
    const TrafficSums &topics() const { return m_topics; }     ///< by TopicId: of the topic itself
    const TrafficSums &branches() const { return m_branches; } ///< by NodeId: what came below the node
    Traffic ofTopic(NodeId node) const;                        ///< of the node itself
    Traffic ofSubtree(NodeId node) const;                      ///< with all below it

    std::int64_t windowNs() const { return m_shownNs; } ///< that the sums are over; 0: nothing sealed yet
    bool isFull() const { return m_shownIsFull; }       ///< as long as asked for
    bool isCut() const { return m_shownIsCut; }         ///< shorter because of the limit
    double perSecond(std::uint64_t sum) const { return m_shownNs > 0 ? double(sum) * 1e9 / double(m_shownNs) : 0; }

    /// Nothing is counted and no list holds anything: time may pass without seal().
    bool isStill() const;
    std::size_t entryCount() const; ///< of all lists
    std::size_t memoryBytes() const;

private:
    /// Lists of one level stand together, the highest level and the oldest list first.
    enum Level : std::uint8_t
    {
        Second,
        TenSeconds,
        Minute
    };
    struct List
    {
        TrafficEntries topics;
        TrafficEntries branches;
        std::int64_t spanNs = 0;
        int seconds = 1; ///< of the span, rounded; at least 1
        Level level = Second;
        bool counted = false; ///< in the sums
        bool wanted = false;  ///< in the window
        bool leaving = false; ///< over the limit
        std::size_t size() const { return topics.size() + branches.size(); }
    };
    struct Step
    {
        enum Kind : std::uint8_t
        {
            Add,
            Subtract,
            Merge
        };
        Kind kind = Add;
        std::size_t first = 0; ///< lists of the step
        std::size_t end = 0;
        std::size_t list = 0; ///< where it stands
        std::size_t entry = 0;
        bool atBranches = false;
    };

    static List silence(std::int64_t spanNs);
    bool plan();
    bool planSums();
    bool planBounds();
    bool planMerge();
    std::size_t groupEnd(std::size_t first, Level level, int seconds, int keptSeconds) const;
    void chooseWindow();
    void describeWindow();
    void forgetSums();
    std::size_t run(std::size_t entries);
    void take(const TrafficEntry &entry, bool isBranch);
    void finish();

    const TopicTree &m_tree;
    TrafficTally m_liveTopics;
    TrafficTally m_liveBranches;
    TrafficTally m_merged; ///< what a merge has so far
    TrafficEntries m_mergedTopics;
    std::deque<List> m_lists; ///< oldest first
    std::int64_t m_sealedNs;
    TrafficSums m_topics;
    TrafficSums m_branches;
    std::optional<Step> m_step;
    std::size_t m_entryLimit = kDefaultEntryLimit;
    TrafficWindow m_window = TrafficWindow::TenSeconds;
    bool m_hold = false; ///< asked for
    bool m_held = false; ///< the sums stand still
    bool m_limited = false;
    std::int64_t m_shownNs = 0;
    bool m_shownIsFull = false;
    bool m_shownIsCut = false;
};

} // namespace explorer
