// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

namespace explorer {

/// The memory of one segment. A large one is a huge page where the system has them: one page fault instead of
/// hundreds, which is what filling memory for the first time costs most.
class SegmentBlock
{
public:
    /// A huge page of x86-64 and of most others.
    static constexpr std::size_t kLargest = 2u << 20;

    SegmentBlock() = default;
    explicit SegmentBlock(std::size_t size); ///< throws std::bad_alloc

    std::uint8_t *data() const { return m_data.get(); }
    std::size_t size() const { return m_data ? m_data.get_deleter().size : 0; }
    /// Taken as a whole as soon as any of it is written.
    bool isOnePage() const { return size() >= kLargest; }

private:
    struct Free
    {
        std::size_t size;
        void operator()(std::uint8_t *data) const;
    };
    std::unique_ptr<std::uint8_t[], Free> m_data;
};

} // namespace explorer
