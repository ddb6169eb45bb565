// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace explorer {

/// A stretch that differs; one side may be empty.
struct ByteChange
{
    std::size_t before = 0; ///< offset
    std::size_t beforeSize = 0;
    std::size_t after = 0;
    std::size_t afterSize = 0;

    friend bool operator==(const ByteChange &, const ByteChange &) = default;
};

struct ByteDiff
{
    std::vector<ByteChange> changes; ///< ascending
    bool capped = false;             ///< there are more than were listed
    /// They have too little in common to find what was put in and taken out: between what is the same at both ends
    /// they are compared place by place.
    bool byPlace = false;
    bool cancelled = false; ///< the rest is of no use
};

/// Where two payloads differ, byte by byte. Stretches with but a byte or two between them are one.
/// Cost      linear in both, times at most kMostByteEdits where they differ; memory bounded. Any thread.
ByteDiff diffBytes(std::span<const std::uint8_t> before, std::span<const std::uint8_t> after, std::size_t mostChanges,
                   const std::atomic<bool> *cancelled = nullptr);
constexpr std::size_t kMostByteEdits = 1'000;

} // namespace explorer
