// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace explorer {

/// What a decoder made of its setup texts, so that the next payload of the same topic need not do it again:
/// the last 16. Any thread. Cost of a hit: a comparison of texts.
template <class Compiled>
class SetupCache
{
public:
    using Result = tl::expected<Compiled, DecodeProblem>;

    /// What `compile` makes of `text`, also when that is a problem.
    template <class Compile>
    std::shared_ptr<const Result> get(std::string_view text, const Compile &compile)
    {
        {
            const std::lock_guard lock(m_mutex);
            const auto found = std::ranges::find(m_entries, text, &Entry::text);
            if (found != m_entries.end()) {
                std::rotate(m_entries.begin(), found, found + 1);
                return m_entries.front().result;
            }
        }
        auto result = std::make_shared<const Result>(compile(text));
        const std::lock_guard lock(m_mutex);
        if (m_entries.size() >= kMostEntries)
            m_entries.pop_back();
        m_entries.insert(m_entries.begin(), Entry{std::string(text), result});
        return result;
    }

private:
    static constexpr std::size_t kMostEntries = 16;
    struct Entry
    {
        std::string text;
        std::shared_ptr<const Result> result;
    };
    std::mutex m_mutex;
    std::vector<Entry> m_entries; ///< the one that was used last in front
};

} // namespace explorer
