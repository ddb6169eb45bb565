// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/value_diff.h"

#include <algorithm>
#include <charconv>
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

/// A pair of places still to be compared; −1 on one side: added or removed.
struct Pair
{
    std::int32_t before;
    std::int32_t after;
    std::string path;
};

class Comparison
{
public:
    Comparison(const ValueTree &before, const ValueTree &after, std::size_t most)
        : m_before(before)
        , m_after(after)
        , m_most(most)
    {}

    ValueDiff run()
    {
        m_stack.push_back({m_before.empty() ? -1 : 0, m_after.empty() ? -1 : 0, "$"});
        while (!m_stack.empty() && !m_diff.capped) {
            const Pair pair = std::move(m_stack.back());
            m_stack.pop_back();
            compare(pair);
        }
        return std::move(m_diff);
    }

private:
    const ValueNode &before(std::int32_t node) const { return m_before.nodes[std::size_t(node)]; }
    const ValueNode &after(std::int32_t node) const { return m_after.nodes[std::size_t(node)]; }

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
            if (old.text != now.text)
                add(ValueChange::Kind::Changed, pair);
            return;
        }
        std::vector<Pair> children = now.kind == Kind::Object ? matchMembers(pair) : matchElements(pair);
        for (auto child = children.rbegin(); child != children.rend(); ++child)
            m_stack.push_back(std::move(*child));
    }

    std::vector<Pair> matchMembers(const Pair &parents) const
    {
        std::vector<Pair> pairs;
        std::int32_t old = before(parents.before).firstChild;
        std::int32_t now = after(parents.after).firstChild;
        // Usually the same keys in the same order: then no table is needed.
        for (; old >= 0 && now >= 0 && before(old).key == after(now).key;
             old = before(old).nextSibling, now = after(now).nextSibling)
            pairs.push_back({old, now, memberPath(parents, after(now).key)});

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
            pairs.push_back({partner, now, memberPath(parents, after(now).key)});
        }
        for (const std::int32_t gone : waiting) {
            if (gone >= 0)
                pairs.push_back({gone, -1, memberPath(parents, before(gone).key)});
        }
        return pairs;
    }

    std::vector<Pair> matchElements(const Pair &parents) const
    {
        std::vector<Pair> pairs;
        std::int32_t old = before(parents.before).firstChild;
        std::int32_t now = after(parents.after).firstChild;
        for (std::size_t index = 0; old >= 0 || now >= 0; ++index) {
            std::string path = parents.path;
            appendIndexStep(path, index);
            pairs.push_back({old, now, std::move(path)});
            if (old >= 0)
                old = before(old).nextSibling;
            if (now >= 0)
                now = after(now).nextSibling;
        }
        return pairs;
    }

    static std::string memberPath(const Pair &parents, std::string_view key)
    {
        std::string path = parents.path;
        appendKeyStep(path, key);
        return path;
    }

    void add(ValueChange::Kind kind, const Pair &pair)
    {
        if (m_diff.changes.size() >= m_most) {
            m_diff.capped = true;
            return;
        }
        ValueChange change{kind, pair.path, pair.before, pair.after, std::nullopt};
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
    std::size_t m_most;
    std::vector<Pair> m_stack;
    ValueDiff m_diff;
};

} // namespace

ValueDiff diffValues(const ValueTree &before, const ValueTree &after, std::size_t mostChanges)
{
    return Comparison(before, after, mostChanges).run();
}

} // namespace explorer
