// SPDX-License-Identifier: GPL-3.0-or-later
//
// How TopicTreeModel searches its trees for what a filter shows, slice by slice.
#include "model/topics/topic_tree_model_state.h"

#include <algorithm>
#include <utility>

namespace explorer {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// Of a frame's time, for what its messages have changed.
constexpr milliseconds kSliceOfFrame{2};

/// Until then the rows of the former filter stay, so that nothing flickers while one types: the first results
/// show after the shorter time, an empty tree after the longer one.
constexpr milliseconds kFirstResultsAfter{40};
constexpr milliseconds kNothingFoundAfter{80};

/// Rates and ages are looked at again so often, for so long.
constexpr milliseconds kAgainInterval{250};
constexpr milliseconds kAgainSlice{2};

} // namespace

void TopicTreeModel::prepareSearch()
{
    m->searchTimer.setSingleShot(true);
    connect(&m->searchTimer, &QTimer::timeout, this, [this] { search(m->searchSlice); });
    m->againTimer.setInterval(kAgainInterval);
    connect(&m->againTimer, &QTimer::timeout, this, &TopicTreeModel::searchAgain);
}

void TopicTreeModel::setSearchSlice(std::chrono::nanoseconds slice) { m->searchSlice = slice; }

void TopicTreeModel::setFilter(const FilterExpression &filter)
{
    if (filter.text() == m->filter.text())
        return;
    m->filter = filter;
    m->searchTimer.stop();
    filter.asksTime() ? m->againTimer.start() : m->againTimer.stop();
    for (const auto &source : m->sources) {
        source->next.reset(); // whatever the former filter was still looking for
        if (!filter.isEmpty())
            source->next = std::make_unique<FilteredNodes>(filter, *source->info.tree, source->info.store);
    }
    m->searching = !filter.isEmpty() && !m->sources.empty();
    m->awaitsResults = true;
    m->searchSince = Clock::now();
    if (filter.isEmpty())
        showResults();
    else
        search(m->searchSlice);
    Q_EMIT searchAdvanced();
}

const FilterExpression &TopicTreeModel::filter() const { return m->filter; }

std::size_t TopicTreeModel::matchCount() const
{
    std::size_t count = 0;
    for (const auto &source : m->sources) {
        const FilteredNodes *nodes = source->searched();
        count += nodes ? nodes->matchingTopics() : source->info.tree->topicCount();
    }
    return count;
}

bool TopicTreeModel::isSearching() const { return m->searching; }

/// Topics that came since the last slice, as they do while paused, are for the next one: nobody waits for them.
bool TopicTreeModel::State::leavesUnseen() const
{
    return std::ranges::any_of(sources, [](const auto &source) {
        const FilteredNodes *nodes = source->searched();
        return nodes && !nodes->isComplete();
    });
}

bool TopicTreeModel::showsResults() const { return !m->awaitsResults; }

TopicTreeModel::SearchLimits TopicTreeModel::searchLimits() const
{
    SearchLimits limits;
    for (const auto &source : m->sources) {
        if (const FilteredNodes *nodes = source->searched()) {
            limits.cut = limits.cut || nodes->tester().isCut();
            limits.gaveUp = limits.gaveUp || nodes->tester().hasGivenUp();
        }
    }
    return limits;
}

/// One slice, shared by the sources; another one follows when there is more to do.
void TopicTreeModel::search(std::chrono::nanoseconds slice)
{
    const bool wasSearching = std::exchange(m->searching, false);
    const std::size_t matchesBefore = matchCount();
    const Clock::time_point deadline = Clock::now() + slice;
    bool more = false;
    const std::size_t count = m->sources.size();
    for (std::size_t i = 0; i < count; ++i) {
        Source &source = *m->sources[(m->searchedFirst + i) % count];
        FilteredNodes *nodes = source.searched();
        if (!nodes)
            continue;
        const auto now = Clock::now();
        const auto share = std::max<std::chrono::nanoseconds>(deadline - now, {}) / std::int64_t(count - i);
        more |= !nodes->run(now + share, m->now());
    }
    m->searchedFirst = count > 0 ? (m->searchedFirst + 1) % count : 0;
    m->searching = m->leavesUnseen();

    if (m->awaitsResults) {
        const auto waited = Clock::now() - m->searchSince;
        if (!isSearching() || waited >= kNothingFoundAfter ||
            (waited >= kFirstResultsAfter && matchCount() > 0))
            showResults();
    }
    for (const auto &source : m->sources)
        flushSoon(*source);
    if (more)
        m->searchTimer.start(0);
    if (wasSearching || m->searching || matchCount() != matchesBefore)
        Q_EMIT searchAdvanced();
}

/// From now on the rows are those of the new filter.
void TopicTreeModel::showResults()
{
    m->awaitsResults = false;
    beginResetModel();
    for (const auto &source : m->sources) {
        source->filtered = std::move(source->next);
        if (source->filtered)
            source->filtered->beginNoting();
        source->rows.clear();
        source->waiting.clear();
    }
    endResetModel();
}

void TopicTreeModel::searchTouched(Source &source, const std::vector<NodeId> &touched)
{
    FilteredNodes *nodes = source.searched();
    if (!nodes)
        return;
    nodes->touched(touched);
    if (!nodes->isIdle())
        search(std::min<std::chrono::nanoseconds>(m->searchSlice, kSliceOfFrame));
}

void TopicTreeModel::searchAgain()
{
    if (m->frozenNs)
        return; // ages stand still
    const Clock::time_point deadline = Clock::now() + kAgainSlice;
    const std::size_t matchesBefore = matchCount();
    auto left = std::int64_t(m->sources.size());
    for (const auto &source : m->sources) { // each has its share
        const auto now = Clock::now();
        if (FilteredNodes *nodes = source->searched())
            nodes->lookAgain(now + std::max<std::chrono::nanoseconds>(deadline - now, {}) / left, m->now());
        --left;
        flushSoon(*source);
    }
    if (matchCount() != matchesBefore)
        Q_EMIT searchAdvanced();
}

/// Returns the parents that lost rows, with repeats.
std::vector<NodeId> TopicTreeModel::removeRows(Source &source, const std::vector<NodeId> &candidates)
{
    const TopicTree &tree = *source.info.tree;
    std::vector<std::pair<NodeId, std::size_t>> leaving; // parent, row
    for (const NodeId node : candidates) {
        // Below one that leaves too they go with it.
        if (!source.passes(node) && source.rows.isShown(node) && source.passes(tree.parent(node)))
            leaving.emplace_back(tree.parent(node), source.rows.rowOf(node));
    }
    std::ranges::sort(leaving);
    const auto repeats = std::ranges::unique(leaving);
    leaving.erase(repeats.begin(), repeats.end());
    std::vector<NodeId> lost;
    for (std::size_t first = 0; first < leaving.size();) {
        const NodeId parent = leaving[first].first;
        std::vector<std::size_t> rows;
        for (; first < leaving.size() && leaving[first].first == parent; ++first)
            rows.push_back(leaving[first].second);
        removeRowsOf(source, parent, std::move(rows));
        lost.push_back(parent);
    }
    return lost;
}

/// `rows` in ascending order.
void TopicTreeModel::removeRowsOf(Source &source, NodeId parent, std::vector<std::size_t> rows)
{
    constexpr std::size_t kMostRuns = 16; // beyond it one move to the end and one signal cost less
    std::vector<NodeId> &list = *source.rows.listOf(parent);
    std::size_t runs = 1;
    for (std::size_t i = 1; i < rows.size(); ++i)
        runs += rows[i] != rows[i - 1] + 1;
    if (runs > kMostRuns) {
        const QList<QPersistentModelIndex> parents{indexOfNode(source, parent)};
        Q_EMIT layoutAboutToBeChanged(parents, QAbstractItemModel::VerticalSortHint);
        const auto stays = std::stable_partition(list.begin(), list.end(),
                                                 [&](NodeId node) { return source.passes(node); });
        const auto kept = std::size_t(stays - list.begin());
        source.rows.number(list, 0, source.info.tree->nodeCount());
        movePersistentIndexes();
        Q_EMIT layoutChanged(parents, QAbstractItemModel::VerticalSortHint);
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i] = kept + i;
    }
    // From the last to the first, so that the rows before stay right.
    for (std::size_t last = rows.size(); last > 0;) {
        std::size_t first = last - 1;
        while (first > 0 && rows[first - 1] + 1 == rows[first])
            --first;
        const auto begin = list.begin() + std::ptrdiff_t(rows[first]);
        const auto end = begin + std::ptrdiff_t(last - first);
        beginRemoveRows(indexOfNode(source, parent), int(rows[first]), int(rows[last - 1]));
        const std::vector<NodeId> gone(begin, end);
        list.erase(begin, end);
        source.rows.number(list, rows[first], source.info.tree->nodeCount());
        for (const NodeId node : gone)
            source.rows.hide(node);
        endRemoveRows();
        last = first;
    }
}

} // namespace explorer
