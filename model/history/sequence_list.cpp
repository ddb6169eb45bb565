// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/sequence_list.h"

#include <QtGlobal>

#include <algorithm>
#include <iterator>
#include <limits>

namespace explorer {

bool SequenceList::Page::reaches(Sequence sequence) const
{
    const auto delta = std::int64_t(sequence - anchor);
    return delta >= std::numeric_limits<std::int32_t>::min() && delta <= std::numeric_limits<std::int32_t>::max();
}

/// The page that holds the number of this rank.
std::size_t SequenceList::pageOf(std::int64_t rank) const
{
    const auto after = std::ranges::upper_bound(m_pages, rank, {}, &Page::firstRank);
    return std::size_t(after - m_pages.begin()) - 1;
}

Sequence SequenceList::operator[](std::size_t i) const
{
    Q_ASSERT(i < m_size);
    const std::int64_t rank = m_pages.front().firstRank() + std::int64_t(i);
    const Page &page = m_pages[pageOf(rank)];
    return page.at(std::int32_t(rank - page.rank));
}

std::size_t SequenceList::lowerBound(Sequence sequence) const
{
    const auto after = std::ranges::upper_bound(m_pages, sequence, {}, [](const Page &page) { return page.at(page.begin); });
    if (after == m_pages.begin())
        return 0;
    const Page &page = *std::prev(after);
    std::int32_t low = page.begin;
    std::int32_t high = page.end;
    while (low < high) {
        const std::int32_t middle = low + (high - low) / 2;
        if (page.at(middle) < sequence)
            low = middle + 1;
        else
            high = middle;
    }
    return std::size_t(page.rank + low - m_pages.front().firstRank());
}

bool SequenceList::contains(Sequence sequence) const
{
    const std::size_t place = lowerBound(sequence);
    return place < m_size && (*this)[place] == sequence;
}

void SequenceList::pushNewer(Sequence sequence)
{
    Q_ASSERT(m_size == 0 || back() < sequence);
    if (m_pages.empty() || m_pages.back().end == kPage || !m_pages.back().reaches(sequence)) {
        const std::int64_t rank = m_pages.empty() ? 0 : m_pages.back().rank + m_pages.back().end;
        m_pages.push_back({sequence, std::make_unique_for_overwrite<std::int32_t[]>(kPage), rank, 0, 0});
    }
    Page &page = m_pages.back();
    page.deltas[std::size_t(page.end++)] = std::int32_t(std::int64_t(sequence - page.anchor));
    ++m_size;
}

void SequenceList::pushOlder(Sequence sequence)
{
    Q_ASSERT(m_size == 0 || sequence < front());
    if (m_pages.empty() || m_pages.front().begin == 0 || !m_pages.front().reaches(sequence)) {
        const std::int64_t rank = m_pages.empty() ? 0 : m_pages.front().firstRank();
        m_pages.push_front({sequence, std::make_unique_for_overwrite<std::int32_t[]>(kPage), rank - kPage, kPage, kPage});
    }
    Page &page = m_pages.front();
    page.deltas[std::size_t(--page.begin)] = std::int32_t(std::int64_t(sequence - page.anchor));
    ++m_size;
}

void SequenceList::erase(std::size_t first, std::size_t count)
{
    Q_ASSERT(first + count <= m_size);
    while (count > 0) {
        const std::int64_t rank = m_pages.front().firstRank() + std::int64_t(first);
        const std::size_t at = pageOf(rank);
        const auto slot = std::int32_t(rank - m_pages[at].rank);
        const std::int32_t part = std::int32_t(std::min<std::size_t>(count, std::size_t(m_pages[at].end - slot)));
        eraseIn(at, slot, part);
        count -= std::size_t(part);
    }
}

void SequenceList::eraseIn(std::size_t at, std::int32_t slot, std::int32_t count)
{
    Page &page = m_pages[at];
    m_size -= std::size_t(count);
    if (at == 0 && slot == page.begin) { // the oldest go: nothing else moves
        page.begin += count;
    } else {
        std::int32_t *deltas = page.deltas.get();
        std::copy(deltas + slot + count, deltas + page.end, deltas + slot);
        page.end -= count;
        for (std::size_t later = at + 1; later < m_pages.size(); ++later)
            m_pages[later].rank -= count;
    }
    if (page.count() == 0)
        m_pages.erase(m_pages.begin() + std::ptrdiff_t(at));
    else if (!joinWithNext(at) && at > 0)
        joinWithNext(at - 1);
}

/// Two pages that are half full together become one.
bool SequenceList::joinWithNext(std::size_t at)
{
    if (at + 1 >= m_pages.size())
        return false;
    Page &page = m_pages[at];
    Page &next = m_pages[at + 1];
    if (page.count() + next.count() > kPage / 2 || !page.reaches(next.at(next.end - 1)))
        return false;
    std::int32_t *deltas = page.deltas.get();
    page.rank += page.begin;
    std::copy(deltas + page.begin, deltas + page.end, deltas);
    page.end = page.count();
    page.begin = 0;
    for (std::int32_t slot = next.begin; slot < next.end; ++slot)
        deltas[page.end++] = std::int32_t(std::int64_t(next.at(slot) - page.anchor));
    m_pages.erase(m_pages.begin() + std::ptrdiff_t(at) + 1);
    return true;
}

void SequenceList::clear()
{
    m_pages.clear();
    m_size = 0;
}

std::size_t SequenceList::memoryBytes() const
{
    return m_pages.size() * (kPage * sizeof(std::int32_t) + sizeof(Page));
}

} // namespace explorer
