// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/search/segment_scan.h"

#include <algorithm>
#include <chrono>

namespace explorer {

namespace {

constexpr std::size_t kBefore = 32; ///< bytes of a snippet
constexpr std::size_t kBehind = 120;
constexpr std::chrono::milliseconds kSlowMatch{20};
constexpr std::size_t kQuickText = 1'024; ///< in shorter ones no expression is slow

std::string_view payloadOf(const MessageView &message)
{
    return {reinterpret_cast<const char *>(message.payload.data()), message.payload.size()};
}

bool continuesCharacter(char c) { return (std::uint8_t(c) & 0xC0) == 0x80; }

SearchHit hitIn(const MessageView &message, std::size_t offset)
{
    const std::string_view payload = payloadOf(message);
    std::size_t begin = offset > kBefore ? offset - kBefore : 0;
    std::size_t end = std::min(payload.size(), offset + kBehind);
    for (int i = 0; i < 3 && begin > 0 && begin < offset && continuesCharacter(payload[begin]); ++i)
        ++begin;
    for (int i = 0; i < 3 && end < payload.size() && end > offset && continuesCharacter(payload[end]); ++i)
        --end;
    return {message.sequence, message.record->topic, message.record->wallNs,
            offset,           std::string(payload.substr(begin, end - begin)),
            begin > 0,        end < payload.size()};
}

/// One message at a time: large ones, copies, and patterns without a needle.
class MessageScan
{
public:
    MessageScan(const SearchPattern &pattern, SearchYield &yield)
        : m_pattern(pattern)
        , m_yield(yield)
    {}

    void look(const MessageView &message)
    {
        const std::string_view payload = payloadOf(message);
        ++m_yield.messages;
        m_yield.bytes += payload.size();
        m_yield.isCut |= message.record->isCut();
        if (const ByteNeedle *needle = m_pattern.needle()) {
            const std::size_t place = needle->findIn(payload);
            if (place != ByteNeedle::kNowhere)
                m_yield.hits.push_back(hitIn(message, place));
            return;
        }
        m_yield.isCut |= m_pattern.kind() == SearchPattern::Kind::Regex && payload.size() > SearchPattern::kLongestRegexText;
        switch (answer(payload)) {
        case TextPattern::Answer::Yes:
            m_yield.hits.push_back(hitIn(message, 0));
            break;
        case TextPattern::Answer::GaveUp:
            ++m_yield.gaveUp;
            break;
        case TextPattern::Answer::No:
            break;
        }
    }

private:
    TextPattern::Answer answer(std::string_view payload)
    {
        if (m_pattern.kind() != SearchPattern::Kind::Regex || payload.size() < kQuickText)
            return m_pattern.match(payload);
        // The engine counts its steps anew from each place in the text: a slow one is found out by the clock.
        const auto start = std::chrono::steady_clock::now();
        const TextPattern::Answer answer = m_pattern.match(payload);
        m_yield.gaveUp += answer != TextPattern::Answer::GaveUp && std::chrono::steady_clock::now() - start > kSlowMatch;
        return answer;
    }

    const SearchPattern &m_pattern;
    SearchYield &m_yield;
};

/// All small messages of a segment at once: their bytes stand together, whatever their number.
class NeedleScan
{
public:
    NeedleScan(const LentSegment &segment, const ByteNeedle &needle, SearchYield &yield)
        : m_segment(segment)
        , m_needle(needle)
        , m_yield(yield)
    {
        const auto bytes = segment.bytes();
        m_text = {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
    }

    void run(const std::atomic<bool> &cancelled)
    {
        constexpr std::size_t kStretch = 256 * 1024;
        m_yield.bytes += m_text.size();
        for (std::size_t from = 0; from < m_text.size() && !cancelled.load(std::memory_order_relaxed);) {
            const std::size_t end = std::min(m_text.size(), from + kStretch + m_needle.size() - 1);
            const std::size_t place = m_needle.findIn(m_text.substr(0, end), from);
            from = place == ByteNeedle::kNowhere ? std::max(from + 1, end - std::min(end, m_needle.size() - 1)) : take(place);
        }
    }

private:
    /// Where to go on behind a place at which the needle stands.
    std::size_t take(std::size_t place)
    {
        const std::size_t i = messageAt(place);
        const MessageRecord &record = m_segment.record(i);
        const std::size_t end = i + 1 < m_segment.size() ? m_segment.record(i + 1).bytesOffset : m_text.size();
        if (record.flags & MessageRecord::LargePayload)
            return std::max(place + 1, end); // an address
        const std::size_t begin = record.bytesOffset + record.propertiesSize;
        if (place < begin)
            return begin;
        if (place + m_needle.size() > begin + record.payloadSize)
            return std::max(place + 1, end); // reaches beyond the payload, as every later place does
        m_yield.hits.push_back(hitIn(m_segment.view(i), place - begin));
        return end;
    }

    /// Of the last message whose bytes begin at or before `place`; empty ones begin where the next does.
    std::size_t messageAt(std::size_t place)
    {
        // The next hit is seldom far: steps of growing size from the last one.
        std::size_t low = m_last;
        std::size_t step = 1;
        while (low + step < m_segment.size() && m_segment.record(low + step).bytesOffset <= place) {
            low += step;
            step *= 2;
        }
        std::size_t high = std::min(low + step, m_segment.size()); // begins behind it
        while (high - low > 1) {
            const std::size_t middle = low + (high - low) / 2;
            if (m_segment.record(middle).bytesOffset <= place)
                low = middle;
            else
                high = middle;
        }
        return m_last = low;
    }

    const LentSegment &m_segment;
    const ByteNeedle &m_needle;
    SearchYield &m_yield;
    std::string_view m_text;
    std::size_t m_last = 0;
};

} // namespace

SearchYield scanSegment(const LentSegment &segment, const SearchPattern &pattern, std::size_t most,
                        const std::atomic<bool> &cancelled)
{
    SearchYield yield;
    MessageScan scan(pattern, yield);
    if (const ByteNeedle *needle = pattern.needle()) {
        if (!segment.empty())
            NeedleScan(segment, *needle, yield).run(cancelled);
        std::uint64_t large = 0;
        for (std::size_t i = 0; segment.hasLarge() && i < segment.size() && !cancelled.load(std::memory_order_relaxed); ++i) {
            if (segment.record(i).flags & MessageRecord::LargePayload) {
                scan.look(segment.view(i));
                ++large;
            }
        }
        yield.messages += segment.size() - large;
        std::ranges::sort(yield.hits, std::ranges::greater(), &SearchHit::sequence);
        return yield;
    }
    for (std::size_t i = segment.size(); i > 0 && yield.hits.size() <= most && !cancelled.load(std::memory_order_relaxed); --i)
        scan.look(segment.view(i - 1));
    return yield;
}

SearchYield scanCopies(std::span<const MessageCopy> copies, const SearchPattern &pattern, const std::atomic<bool> &cancelled)
{
    SearchYield yield;
    MessageScan scan(pattern, yield);
    for (const MessageCopy &copy : copies) {
        if (cancelled.load(std::memory_order_relaxed))
            break;
        scan.look(copy.view());
    }
    return yield;
}

} // namespace explorer
