// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is to be done between two seals, and doing it piece by piece.
#include "model/traffic/traffic_meter.h"

#include <algorithm>

namespace explorer {

namespace {

constexpr int kHorizonSeconds = secondsOf(TrafficWindow::FiveMinutes);

} // namespace

bool TrafficMeter::plan()
{
    if (!m_held) {
        if (planSums())
            return true;
        describeWindow();
        m_held = m_hold; // only sums that are whole are worth holding
    }
    return planBounds() || planMerge();
}

void TrafficMeter::chooseWindow()
{
    int covered = 0;
    for (auto list = m_lists.rbegin(); list != m_lists.rend(); ++list) {
        list->wanted = !list->leaving && covered < secondsOf(m_window);
        covered += list->seconds;
    }
}

bool TrafficMeter::planSums()
{
    chooseWindow();
    std::size_t going = 0;
    std::size_t staying = 0;
    for (const List &list : m_lists) {
        if (list.counted)
            (list.wanted ? staying : going) += list.size();
    }
    if (going > staying)
        forgetSums(); // less to add again than to subtract
    for (std::size_t i = 0; i < m_lists.size(); ++i) {
        if (m_lists[i].counted == m_lists[i].wanted)
            continue;
        m_step = Step{.kind = m_lists[i].wanted ? Step::Add : Step::Subtract, .first = i, .end = i + 1, .list = i};
        return true;
    }
    return false;
}

void TrafficMeter::describeWindow()
{
    std::int64_t spanNs = 0;
    int seconds = 0;
    const List *oldest = nullptr;
    for (const List &list : m_lists) {
        if (!list.wanted)
            continue;
        oldest = oldest ? oldest : &list;
        spanNs += list.spanNs;
        seconds += list.seconds;
    }
    const std::int64_t askedNs = secondsOf(m_window) * std::int64_t(1'000'000'000);
    if (oldest && oldest->size() == 0) // of silence a part is as exact as the whole
        spanNs = std::max(std::min(spanNs, askedNs), spanNs - oldest->spanNs);
    m_shownNs = spanNs;
    m_shownIsFull = seconds >= secondsOf(m_window);
    m_shownIsCut = m_limited && !m_shownIsFull;
}

bool TrafficMeter::planBounds()
{
    if (m_lists.size() < 2)
        return false;
    int seconds = 0;
    for (const List &list : m_lists)
        seconds += list.seconds;
    List &oldest = m_lists.front();
    const bool isBeyond = seconds - oldest.seconds >= kHorizonSeconds;
    if (isBeyond)
        m_limited = false; // all that can be asked for is there again
    if ((isBeyond || oldest.leaving) && (m_held || !oldest.counted)) {
        m_lists.pop_front();
        return true;
    }
    if (oldest.leaving || entryCount() <= m_entryLimit)
        return false;
    oldest.leaving = true;
    m_limited = true;
    return true;
}

bool TrafficMeter::planMerge()
{
    const struct
    {
        Level level;
        int seconds; ///< that one merged list is of
        int kept;    ///< newest seconds that stay as fine as they are
    } rules[] = {{Second, 10, secondsOf(TrafficWindow::TenSeconds)}, {TenSeconds, 60, secondsOf(TrafficWindow::OneMinute)}};

    for (const auto &rule : rules) {
        const auto isOfLevel = [&rule](const List &list) { return list.level == rule.level; };
        const auto found = std::ranges::find_if(m_lists, isOfLevel);
        const auto first = std::size_t(found - m_lists.begin());
        const std::size_t end = groupEnd(first, rule.level, rule.seconds, rule.kept);
        if (end == first)
            continue;
        if (end == first + 1) {
            m_lists[first].level = Level(rule.level + 1);
            return true;
        }
        m_step = Step{.kind = Step::Merge, .first = first, .end = end, .list = first};
        return true;
    }
    return false;
}

std::size_t TrafficMeter::groupEnd(std::size_t first, Level level, int seconds, int keptSeconds) const
{
    int newer = 0;
    for (std::size_t i = first; i < m_lists.size(); ++i)
        newer += m_lists[i].seconds;
    int gathered = 0;
    for (std::size_t end = first; end < m_lists.size() && m_lists[end].level == level; ++end) {
        // One list cannot be in the sums by half.
        const bool isOther = !m_held && m_lists[end].counted != m_lists[first].counted;
        if (gathered >= seconds || isOther)
            return newer >= keptSeconds ? end : first;
        gathered += m_lists[end].seconds;
        newer -= m_lists[end].seconds;
    }
    return first;
}

std::size_t TrafficMeter::run(std::size_t entries)
{
    Step &step = *m_step;
    std::size_t done = 0;
    for (;;) {
        if (step.list == step.end) {
            if (step.atBranches) {
                finish();
                return done;
            }
            if (step.kind == Step::Merge)
                m_mergedTopics = m_merged.take();
            step.atBranches = true;
            step.list = step.first;
        }
        const TrafficEntries &from = step.atBranches ? m_lists[step.list].branches : m_lists[step.list].topics;
        const std::size_t begin = step.entry;
        const std::size_t end = std::min(from.size(), begin + (entries - done));
        for (; step.entry < end; ++step.entry)
            take(from[step.entry], step.atBranches);
        done += end - begin;
        if (end < from.size())
            return done;
        ++step.list;
        step.entry = 0;
    }
}

void TrafficMeter::take(const TrafficEntry &entry, bool isBranch)
{
    TrafficSums &sums = isBranch ? m_branches : m_topics;
    switch (m_step->kind) {
    case Step::Add:
        sums.add(entry);
        break;
    case Step::Subtract:
        sums.subtract(entry);
        break;
    case Step::Merge:
        m_merged.add(entry.id, entry.messages, entry.bytes);
        break;
    }
}

void TrafficMeter::finish()
{
    const Step step = *m_step;
    m_step.reset();
    List &first = m_lists[step.first];
    switch (step.kind) {
    case Step::Add:
    case Step::Subtract:
        first.counted = step.kind == Step::Add;
        return;
    case Step::Merge:
        break;
    }
    first.topics = std::exchange(m_mergedTopics, {});
    first.branches = m_merged.take();
    first.level = Level(first.level + 1);
    for (std::size_t i = step.first + 1; i < step.end; ++i) {
        first.spanNs += m_lists[i].spanNs;
        first.seconds += m_lists[i].seconds;
    }
    m_lists.erase(m_lists.begin() + std::ptrdiff_t(step.first) + 1, m_lists.begin() + std::ptrdiff_t(step.end));
}

} // namespace explorer
