// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/encoding_guess.h"

#include "protocol/core/utf8.h"

#include <algorithm>

namespace explorer {

namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::size_t kLookedAt = 4096;
constexpr float kAsciiBits = 4.5F;

/// One character as an encoding would read it: how long it is and how much of a surprise.
struct Reading
{
    std::size_t bytes = 0; ///< 0: not of this encoding; more than there are: cut off
    float bits = 0;
};

bool isBetween(unsigned value, unsigned first, unsigned last) { return value >= first && value <= last; }

/// Bits are −log2(share of the region ÷ characters in it), the shares as in running text.
Reading readGb18030(unsigned lead, unsigned trail)
{
    if (lead == 0x80 || lead == 0xFF)
        return {};
    if (isBetween(trail, 0x30, 0x39))
        return {4, 28};
    if (trail < 0x40 || trail == 0x7F || trail == 0xFF)
        return {};
    if (lead < 0xA1 || trail < 0xA1)
        return {2, 21.7F}; // what GBK added to GB 2312
    if (isBetween(lead, 0xB0, 0xD7))
        return {2, 12}; // level 1
    if (lead <= 0xA3)
        return {2, 12}; // punctuation, full-width letters
    if (lead <= 0xA5)
        return {2, 15}; // kana
    return {2, isBetween(lead, 0xD8, 0xF7) ? 16.9F : 20.F};
}

Reading readBig5(unsigned lead, unsigned trail)
{
    if (lead == 0x80 || lead == 0xFF || !(isBetween(trail, 0x40, 0x7E) || isBetween(trail, 0xA1, 0xFE)))
        return {};
    if (isBetween(lead, 0xA4, 0xC6))
        return {2, 12.6F}; // frequent characters
    if (isBetween(lead, 0xA1, 0xA3))
        return {2, 12.5F}; // punctuation
    return {2, isBetween(lead, 0xC9, 0xF9) ? 18.F : 22.F};
}

Reading readShiftJis(unsigned lead, unsigned trail)
{
    if (isBetween(lead, 0xA1, 0xDF))
        return {1, 12.6F}; // half-width katakana
    if (lead == 0x80 || lead == 0xA0 || lead > 0xFC || !isBetween(trail, 0x40, 0xFC) || trail == 0x7F)
        return {};
    const unsigned code = lead << 8 | trail;
    if (isBetween(code, 0x829F, 0x82F1))
        return {2, 7.5F}; // hiragana
    if (isBetween(code, 0x8340, 0x8396))
        return {2, 9.2F}; // katakana
    if (isBetween(code, 0x8140, 0x829A))
        return {2, 11.6F}; // punctuation, full-width letters
    if (isBetween(code, 0x889F, 0x9872))
        return {2, 13.4F}; // level 1
    return {2, isBetween(code, 0x989F, 0xEAA4) ? 17.4F : 21.F};
}

Reading readEucKr(unsigned lead, unsigned trail)
{
    if (lead == 0x80 || lead == 0xFF || trail < 0x41 || trail == 0xFF || isBetween(trail, 0x5B, 0x60) ||
        isBetween(trail, 0x7B, 0x80))
        return {};
    if (lead < 0xA1 || trail < 0xA1)
        return {2, 19.7F}; // what the code page added
    if (isBetween(lead, 0xB0, 0xC8))
        return {2, 11.3F}; // hangul
    if (lead <= 0xA3)
        return {2, 13.9F}; // punctuation
    return {2, lead >= 0xCA ? 17.9F : 20.F};
}

/// Letters beyond ASCII seldom stand side by side.
Reading readLatin1(unsigned byte, bool isAfterAnother)
{
    const float letter = byte >= 0xC0 ? 6.1F : byte >= 0xA0 ? 8.8F : 18.F;
    return {1, letter + (isAfterAnother ? 5.F : 3.6F)};
}

Reading readUtf16(Bytes rest, bool big)
{
    const auto unit = [&](std::size_t at) {
        return unsigned(big ? rest[at] << 8 | rest[at + 1] : rest[at + 1] << 8 | rest[at]);
    };
    if (rest.size() < 2)
        return {2, 0};
    const unsigned c = unit(0);
    if (c == '\t' || c == '\n' || c == '\r' || isBetween(c, 0x20, 0x7E))
        return {2, 6.5F};
    if (c < 0xA0 || isBetween(c, 0xDC00, 0xDFFF) || c >= 0xFFFE)
        return {};
    if (isBetween(c, 0xD800, 0xDBFF)) {
        if (rest.size() < 4)
            return {4, 0};
        return isBetween(unit(2), 0xDC00, 0xDFFF) ? Reading{4, 30} : Reading{};
    }
    if (c < 0x800 || isBetween(c, 0x3040, 0x30FF))
        return {2, 9};
    if (isBetween(c, 0x2000, 0x206F) || isBetween(c, 0x3000, 0x303F) || c >= 0xFF00 || c == 0xFEFF)
        return {2, 12};
    if (isBetween(c, 0x4E00, 0x9FFF))
        return {2, 14.6F};
    return {2, isBetween(c, 0xAC00, 0xD7A3) ? 13.6F : 26.F};
}

bool isUtf16(TextEncoding encoding) { return encoding == TextEncoding::Utf16Le || encoding == TextEncoding::Utf16Be; }

Reading read(Bytes rest, TextEncoding encoding, bool isAfterAnother)
{
    if (isUtf16(encoding))
        return readUtf16(rest, encoding == TextEncoding::Utf16Be);
    const unsigned lead = rest[0];
    if (lead < 0x80)
        return {1, kAsciiBits};
    if (encoding == TextEncoding::Latin1)
        return readLatin1(lead, isAfterAnother);
    if (rest.size() < 2)
        return encoding == TextEncoding::ShiftJis && isBetween(lead, 0xA1, 0xDF) ? readShiftJis(lead, 0)
                                                                                 : Reading{2, 0};
    switch (encoding) {
    case TextEncoding::Gb18030:
        return readGb18030(lead, rest[1]);
    case TextEncoding::Big5:
        return readBig5(lead, rest[1]);
    case TextEncoding::ShiftJis:
        return readShiftJis(lead, rest[1]);
    case TextEncoding::EucKr:
        return readEucKr(lead, rest[1]);
    case TextEncoding::Utf8:
    case TextEncoding::Utf16:
    case TextEncoding::Utf16Le:
    case TextEncoding::Utf16Be:
    case TextEncoding::Latin1:
        break;
    }
    return {};
}

/// The surprise of the whole; nullopt when it is not of this encoding.
std::optional<float> bitsAs(TextEncoding encoding, Bytes payload)
{
    const Bytes looked = payload.first(std::min(payload.size(), kLookedAt));
    float bits = isUtf16(encoding) ? 8 : 0; // it would have had a byte order mark
    std::size_t at = 0;
    bool isAfterAnother = false;
    while (at < looked.size()) {
        const Reading reading = read(looked.subspan(at), encoding, isAfterAnother);
        if (reading.bytes == 0)
            return std::nullopt;
        if (at + reading.bytes > looked.size())
            break;
        isAfterAnother = looked[at] >= 0x80;
        bits += reading.bits;
        at += reading.bytes;
    }
    const bool isCutByUs = payload.size() > looked.size();
    // What chance would do is eight bits a byte.
    if ((at < looked.size() && !isCutByUs) || bits > 8.F * float(at) + 8.F)
        return std::nullopt;
    return utf8Of(looked.first(at), encoding, DecodeBudget{}) ? std::optional(bits) : std::nullopt;
}

/// Eight-bit text has hardly a control character and no zero.
bool hasControls(Bytes bytes)
{
    const auto odd = std::ranges::count_if(bytes, [](std::uint8_t c) {
        return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != 0x1B) || c == 0x7F;
    });
    return std::size_t(odd) * 16 > bytes.size() || std::ranges::find(bytes, std::uint8_t(0)) != bytes.end();
}

bool isUtf8(Bytes payload)
{
    const std::string_view text(reinterpret_cast<const char *>(payload.data()), std::min(payload.size(), kLookedAt));
    const std::size_t invalid = mqtt::firstInvalidUtf8(text);
    return invalid == text.size() || (payload.size() > text.size() && invalid + 4 > text.size());
}

/// How far from chance it is that these bytes read as text in this byte order, in bits.
float utf16Evidence(Bytes bytes, bool big, int &ascii)
{
    float evidence = 0;
    for (std::size_t at = 0; at + 2 <= bytes.size();) {
        const Reading reading = readUtf16(bytes.subspan(at), big);
        if (reading.bytes == 0)
            return 0;
        if (at + reading.bytes > bytes.size())
            break;
        evidence += 16.F * float(reading.bytes) / 2 - reading.bits;
        ascii += reading.bits == 6.5F ? 1 : 0;
        at += reading.bytes;
    }
    return evidence;
}

} // namespace

std::optional<TextEncoding> certainUtf16(Bytes payload)
{
    constexpr float kEnoughAfterMark = 12;
    constexpr int kFewest = 8;
    if (payload.size() < 4 || payload.size() % 2 != 0)
        return std::nullopt;
    const Bytes looked = payload.first(std::min(payload.size(), kLookedAt));
    const bool hasAnyMark = (looked[0] == 0xFF && looked[1] == 0xFE) || (looked[0] == 0xFE && looked[1] == 0xFF);
    if (!hasAnyMark && std::ranges::find(looked, std::uint8_t(0)) == looked.end())
        return std::nullopt; // as nearly every payload
    for (const bool big : {false, true}) {
        const TextEncoding encoding = big ? TextEncoding::Utf16Be : TextEncoding::Utf16Le;
        const bool hasMark = looked[big ? 0 : 1] == 0xFE && looked[big ? 1 : 0] == 0xFF;
        int ascii = 0;
        const float evidence = utf16Evidence(looked.subspan(hasMark ? 2 : 0), big, ascii);
        if (hasMark)
            return evidence >= kEnoughAfterMark ? std::optional(encoding) : std::nullopt;
        const auto units = int(looked.size() / 2);
        if (evidence <= 0 || ascii < kFewest || ascii * 4 < units * 3)
            continue;
        // Small numbers of sixteen bits look the same but for this.
        const auto letters = std::ranges::count_if(looked, [](std::uint8_t c) {
            return isBetween(c | 0x20, 'a', 'z') || c == ' ';
        });
        if (letters * 2 >= units)
            return encoding;
    }
    return std::nullopt;
}

std::vector<TextEncoding> likelyEncodings(Bytes payload)
{
    if (payload.empty())
        return {};
    if (const auto utf16 = certainUtf16(payload))
        return {*utf16};
    const bool controls = hasControls(payload.first(std::min(payload.size(), kLookedAt)));
    if (!controls && isUtf8(payload))
        return {TextEncoding::Utf8};
    struct Candidate
    {
        TextEncoding encoding;
        float bits;
    };
    std::vector<Candidate> candidates;
    for (const TextEncoding encoding : textEncodings()) {
        if (encoding == TextEncoding::Utf8 || (controls && !isUtf16(encoding)))
            continue;
        if (const auto bits = bitsAs(encoding, payload))
            candidates.push_back({encoding, *bits});
    }
    std::ranges::stable_sort(candidates, {}, &Candidate::bits);
    std::vector<TextEncoding> likely;
    for (const Candidate &candidate : candidates)
        likely.push_back(candidate.encoding);
    return likely;
}

} // namespace explorer
