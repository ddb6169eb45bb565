// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace explorer {

/// A vector that grows a page at a time: elements never move, there is no pause in which millions are copied and no
/// spare half. At most one page more than the elements take. Elements are made by value-initialisation.
///
/// Cost      operator[] one load more than a vector's. Thread    the owner's.
template <class T, std::size_t kPage = 1'024>
class PagedVector
{
    static_assert((kPage & (kPage - 1)) == 0);

public:
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    T &operator[](std::size_t i) { return m_pages[i / kPage][i % kPage]; }
    const T &operator[](std::size_t i) const { return m_pages[i / kPage][i % kPage]; }
    T &back() { return (*this)[m_size - 1]; }

    T &push_back(const T &value = T())
    {
        if (m_size == m_pages.size() * kPage)
            m_pages.push_back(std::make_unique<T[]>(kPage));
        T &place = (*this)[m_size++];
        place = value;
        return place;
    }
    /// Never shrinks.
    void growTo(std::size_t size)
    {
        while (m_pages.size() * kPage < size)
            m_pages.push_back(std::make_unique<T[]>(kPage));
        if (m_size < size)
            m_size = size;
    }
    std::size_t memoryBytes() const { return m_pages.size() * kPage * sizeof(T) + m_pages.capacity() * sizeof(m_pages[0]); }

private:
    std::vector<std::unique_ptr<T[]>> m_pages;
    std::size_t m_size = 0;
};

} // namespace explorer
