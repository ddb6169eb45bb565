// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingest/message_record.h"

#include <cstddef>
#include <vector>

namespace explorer {

/// Topics, a bit each.
class TopicSet
{
public:
    void add(TopicId topic)
    {
        const std::size_t word = topic / 64;
        if (word >= m_words.size())
            m_words.resize(word + 1);
        m_words[word] |= std::uint64_t(1) << topic % 64;
    }
    bool contains(TopicId topic) const
    {
        const std::size_t word = topic / 64;
        return word < m_words.size() && (m_words[word] >> topic % 64 & 1) != 0;
    }
    std::size_t memoryBytes() const { return m_words.capacity() * sizeof(m_words[0]); }

private:
    std::vector<std::uint64_t> m_words;
};

} // namespace explorer
