// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/byte_diff.h"

#include "model/payload/edit_script.h"

#include <algorithm>

namespace explorer {

namespace {

constexpr std::size_t kJoined = 2; ///< equal bytes between two stretches that make no two

class Changes
{
public:
    Changes(ByteDiff &diff, std::size_t most)
        : m_diff(diff)
        , m_most(most)
    {}

    void add(const ByteChange &change)
    {
        if (change.beforeSize == 0 && change.afterSize == 0)
            return;
        if (!m_diff.changes.empty()) {
            ByteChange &last = m_diff.changes.back();
            const std::size_t between = change.before - (last.before + last.beforeSize);
            if (between <= kJoined) {
                last.beforeSize += between + change.beforeSize;
                last.afterSize += between + change.afterSize;
                return;
            }
        }
        if (m_diff.changes.size() == m_most)
            m_diff.capped = true;
        else
            m_diff.changes.push_back(change);
    }

private:
    ByteDiff &m_diff;
    const std::size_t m_most;
};

/// The middles of two payloads that have little in common, from `head` on.
void compareByPlace(std::span<const std::uint8_t> before, std::span<const std::uint8_t> after, std::size_t head, Changes &changes)
{
    const std::size_t shorter = std::min(before.size(), after.size());
    for (std::size_t at = 0; at < shorter;) {
        if (before[at] == after[at]) {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        while (end < shorter && before[end] != after[end])
            ++end;
        changes.add({head + at, end - at, head + at, end - at});
        at = end;
    }
    changes.add({head + shorter, before.size() - shorter, head + shorter, after.size() - shorter});
}

} // namespace

ByteDiff diffBytes(std::span<const std::uint8_t> before, std::span<const std::uint8_t> after, std::size_t mostChanges,
                   const std::atomic<bool> *cancelled)
{
    ByteDiff diff;
    Changes changes(diff, mostChanges);
    const EditScript script = editScript(before, after, kMostByteEdits, cancelled);
    diff.cancelled = script.cancelled;
    diff.byPlace = script.capped && !script.cancelled;
    ByteChange open;
    for (const EditScript::Run &run : script.runs) {
        if (run.kind == EditScript::Kind::Removed) {
            open.beforeSize += run.count;
        } else if (run.kind == EditScript::Kind::Added) {
            open.afterSize += run.count;
        } else {
            changes.add(open);
            open = {open.before + open.beforeSize + run.count, 0, open.after + open.afterSize + run.count, 0};
        }
        if (diff.byPlace && open.beforeSize > 0 && open.afterSize > 0) { // there is one such pair of runs
            compareByPlace(before.subspan(open.before, open.beforeSize), after.subspan(open.after, open.afterSize), open.before, changes);
            return diff;
        }
    }
    changes.add(open);
    return diff;
}

} // namespace explorer
