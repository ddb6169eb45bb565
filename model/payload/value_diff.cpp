// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/value_diff.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace explorer {

namespace {

using Kind = ValueNode::Kind;

bool isContainer(Kind kind) { return kind == Kind::Object || kind == Kind::Array; }

std::optional<double> numberOf(const ValueNode &node)
{
    if (node.kind != Kind::Number)
        return std::nullopt;
    std::string_view text = node.text;
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc())
        return std::nullopt;
    return value;
}

/// Beyond this not every integer is a double.
constexpr double kExact = 9007199254740992.0;

bool isInteger(std::string_view text) { return text.find_first_of(".eEnN") == std::string_view::npos; }

bool haveSameValue(const ValueNode &a, const ValueNode &b)
{
    const auto left = numberOf(a);
    const auto right = numberOf(b);
    if (!left || !right || *left != *right)
        return false;
    return std::abs(*left) < kExact || !isInteger(a.text) || !isInteger(b.text);
}

/// A pair of places still to be compared; −1 on one side: added or removed.
struct Pair
{
    std::int32_t before;
    std::int32_t after;
    std::int32_t parent; ///< among the containers that were entered; −1: the document
    std::uint32_t index; ///< among its elements
};

/// A container that was entered: paths are spelt out only for what has changed.
struct Entered
{
    std::int32_t parent;
    std::int32_t node; ///< of the new document
    std::uint32_t index;
};

class Comparison
{
public:
    Comparison(const ValueTree &before, const ValueTree &after, std::size_t most, const ValueDiffHow &how)
        : m_before(before)
        , m_after(after)
        , m_most(most)
        , m_how(how)
    {}

    ValueDiff run()
    {
        constexpr std::size_t kBetweenLooks = 4'096;
        m_stack.push_back({m_before.empty() ? -1 : 0, m_after.empty() ? -1 : 0, -1, 0});
        for (std::size_t done = 0; !m_stack.empty() && !m_diff.capped && !m_diff.cancelled; ++done) {
            const Pair pair = m_stack.back();
            m_stack.pop_back();
            compare(pair);
            if (done % kBetweenLooks == 0 && m_how.cancelled)
                m_diff.cancelled = m_how.cancelled->load(std::memory_order_relaxed);
        }
        return std::move(m_diff);
    }

private:
    const ValueNode &before(std::int32_t node) const { return m_before.nodes[std::size_t(node)]; }
    const ValueNode &after(std::int32_t node) const { return m_after.nodes[std::size_t(node)]; }

    bool areEqual(const ValueNode &old, const ValueNode &now) const
    {
        return old.text == now.text || (m_how.numbersByValue && haveSameValue(old, now));
    }

    void compare(const Pair &pair)
    {
        if (pair.before < 0 && pair.after < 0)
            return;
        if (pair.before < 0)
            return add(ValueChange::Kind::Added, pair);
        if (pair.after < 0)
            return add(ValueChange::Kind::Removed, pair);
        const ValueNode &old = before(pair.before);
        const ValueNode &now = after(pair.after);
        if (old.kind != now.kind)
            return add(ValueChange::Kind::Changed, pair);
        if (!isContainer(now.kind)) {
            if (!areEqual(old, now))
                add(ValueChange::Kind::Changed, pair);
            return;
        }
        m_entered.push_back({pair.parent, pair.after, pair.index});
        const std::size_t first = m_stack.size();
        if (now.kind == Kind::Object)
            matchMembers(pair);
        else
            matchElements(pair);
        std::reverse(m_stack.begin() + std::ptrdiff_t(first), m_stack.end());
    }

    void push(std::int32_t old, std::int32_t now, std::size_t index = 0)
    {
        m_stack.push_back({old, now, std::int32_t(m_entered.size()) - 1, std::uint32_t(index)});
    }

    void matchMembers(const Pair &parents)
    {
        std::int32_t old = before(parents.before).firstChild;
        std::int32_t now = after(parents.after).firstChild;
        // Usually the same keys in the same order: then no table is needed.
        for (; old >= 0 && now >= 0 && before(old).key == after(now).key;
             old = before(old).nextSibling, now = after(now).nextSibling)
            push(old, now);

        std::vector<std::int32_t> waiting; // in document order; −1 once matched
        std::unordered_map<std::string_view, std::vector<std::size_t>> byKey;
        for (; old >= 0; old = before(old).nextSibling) {
            byKey[before(old).key].push_back(waiting.size());
            waiting.push_back(old);
        }
        for (auto &queue : byKey)
            std::ranges::reverse(queue.second); // the first of a repeated key is taken first, from the back
        for (; now >= 0; now = after(now).nextSibling) {
            std::int32_t partner = -1;
            const auto queue = byKey.find(after(now).key);
            if (queue != byKey.end() && !queue->second.empty()) {
                partner = std::exchange(waiting[queue->second.back()], -1);
                queue->second.pop_back();
            }
            push(partner, now);
        }
        for (const std::int32_t gone : waiting) {
            if (gone >= 0)
                push(gone, -1);
        }
    }

    void matchElements(const Pair &parents)
    {
        std::int32_t old = before(parents.before).firstChild;
        std::int32_t now = after(parents.after).firstChild;
        for (std::size_t index = 0; old >= 0 || now >= 0; ++index) {
            push(old, now, index);
            if (old >= 0)
                old = before(old).nextSibling;
            if (now >= 0)
                now = after(now).nextSibling;
        }
    }

    std::string pathOf(const Pair &pair) const
    {
        std::vector<std::int32_t> above; // from the inside out
        for (std::int32_t at = pair.parent; at >= 0; at = m_entered[std::size_t(at)].parent)
            above.push_back(at);
        std::string path = "$";
        for (std::size_t i = above.size(); i > 1; --i) {
            const Entered &inner = m_entered[std::size_t(above[i - 2])];
            appendStep(path, above[i - 1], after(inner.node).key, inner.index);
        }
        if (pair.parent >= 0)
            appendStep(path, pair.parent, pair.after >= 0 ? after(pair.after).key : before(pair.before).key, pair.index);
        return path;
    }

    void appendStep(std::string &path, std::int32_t container, const std::string &key, std::uint32_t index) const
    {
        if (after(m_entered[std::size_t(container)].node).kind == Kind::Object)
            appendKeyStep(path, key);
        else
            appendIndexStep(path, index);
    }

    void add(ValueChange::Kind kind, const Pair &pair)
    {
        if (m_diff.changes.size() >= m_most) {
            m_diff.capped = true;
            return;
        }
        ValueChange change{kind, pathOf(pair), pair.before, pair.after, std::nullopt};
        if (kind == ValueChange::Kind::Changed) {
            const auto old = numberOf(before(pair.before));
            const auto now = numberOf(after(pair.after));
            if (old && now)
                change.delta = *now - *old;
        }
        m_diff.changes.push_back(std::move(change));
    }

    const ValueTree &m_before;
    const ValueTree &m_after;
    const std::size_t m_most;
    const ValueDiffHow m_how;
    std::vector<Pair> m_stack;
    std::vector<Entered> m_entered;
    ValueDiff m_diff;
};

} // namespace

ValueDiff diffValues(const ValueTree &before, const ValueTree &after, std::size_t mostChanges, const ValueDiffHow &how)
{
    return Comparison(before, after, mostChanges, how).run();
}

} // namespace explorer
