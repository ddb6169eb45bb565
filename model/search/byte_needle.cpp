// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/search/byte_needle.h"

#include "model/filter/text_pattern.h"

#include <QtGlobal>

#include <algorithm>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#    include <emmintrin.h>
#endif

namespace explorer {

namespace {

constexpr char upper(char c) { return c >= 'a' && c <= 'z' ? char(c - ('a' - 'A')) : c; }

} // namespace

ByteNeedle::ByteNeedle(std::string bytes, bool foldsCase)
    : m_bytes(std::move(bytes))
    , m_folds(foldsCase)
{
    Q_ASSERT(!m_bytes.empty());
    if (m_folds)
        std::ranges::transform(m_bytes, m_bytes.begin(), asciiFolded);
    m_first[0] = m_bytes.front();
    m_first[1] = m_folds ? upper(m_bytes.front()) : m_bytes.front();
    m_last[0] = m_bytes.back();
    m_last[1] = m_folds ? upper(m_bytes.back()) : m_bytes.back();
}

bool ByteNeedle::isAt(const char *place) const
{
    if (!m_folds)
        return std::memcmp(place, m_bytes.data(), m_bytes.size()) == 0;
    return std::equal(m_bytes.begin(), m_bytes.end(), place, [](char wanted, char c) { return wanted == asciiFolded(c); });
}

std::size_t ByteNeedle::findSlowly(std::string_view text, std::size_t from) const
{
    for (; from + m_bytes.size() <= text.size(); ++from) {
        const char first = text[from];
        if ((first == m_first[0] || first == m_first[1]) && isAt(text.data() + from))
            return from;
    }
    return kNowhere;
}

std::size_t ByteNeedle::findIn(std::string_view text, std::size_t from) const
{
#ifdef __SSE2__
    constexpr std::size_t kLane = 16;
    const std::size_t behind = m_bytes.size() - 1;
    const __m128i first = _mm_set1_epi8(m_first[0]);
    const __m128i firstToo = _mm_set1_epi8(m_first[1]);
    const __m128i last = _mm_set1_epi8(m_last[0]);
    const __m128i lastToo = _mm_set1_epi8(m_last[1]);
    for (; from + behind + kLane <= text.size(); from += kLane) {
        const char *place = text.data() + from;
        const __m128i begins = _mm_loadu_si128(reinterpret_cast<const __m128i *>(place));
        const __m128i ends = _mm_loadu_si128(reinterpret_cast<const __m128i *>(place + behind));
        const __m128i fits = _mm_and_si128(_mm_or_si128(_mm_cmpeq_epi8(begins, first), _mm_cmpeq_epi8(begins, firstToo)),
                                           _mm_or_si128(_mm_cmpeq_epi8(ends, last), _mm_cmpeq_epi8(ends, lastToo)));
        for (auto places = unsigned(_mm_movemask_epi8(fits)); places != 0; places &= places - 1) {
            const int offset = std::countr_zero(places);
            if (isAt(place + offset))
                return from + std::size_t(offset);
        }
    }
#endif
    return findSlowly(text, from);
}

} // namespace explorer
