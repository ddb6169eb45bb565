// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/segment_block.h"

#include <QtGlobal>

#include <cstdlib>
#include <new>

#ifdef Q_OS_LINUX
#    include <sys/mman.h>
#endif

namespace explorer {

#ifdef Q_OS_LINUX

namespace {

/// `size` bytes that begin at a multiple of `size`, a power of two.
std::uint8_t *mapAligned(std::size_t size)
{
    void *mapped = ::mmap(nullptr, 2 * size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED)
        return nullptr;
    auto *begin = static_cast<std::uint8_t *>(mapped);
    const std::size_t before = (size - std::uintptr_t(begin) % size) % size;
    if (before > 0)
        ::munmap(begin, before);
    if (before < size)
        ::munmap(begin + before + size, size - before);
    ::madvise(begin + before, size, MADV_HUGEPAGE); // a wish; without it there are small pages
    return begin + before;
}

} // namespace

SegmentBlock::SegmentBlock(std::size_t size)
    : m_data(size < kLargest ? static_cast<std::uint8_t *>(std::malloc(size)) : mapAligned(size), {size})
{
    if (!m_data)
        throw std::bad_alloc();
}

void SegmentBlock::Free::operator()(std::uint8_t *data) const
{
    if (size < kLargest)
        std::free(data);
    else
        ::munmap(data, size);
}

#else

SegmentBlock::SegmentBlock(std::size_t size)
    : m_data(static_cast<std::uint8_t *>(std::malloc(size)), {size})
{
    if (!m_data)
        throw std::bad_alloc();
}

void SegmentBlock::Free::operator()(std::uint8_t *data) const { std::free(data); }

#endif

} // namespace explorer
