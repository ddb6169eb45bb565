// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/epoch_notes.h"

#include "model/payload/utc_text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace explorer {

namespace {

constexpr std::int64_t kFirstSecond = 978'307'200; ///< 2001-01-01
constexpr std::int64_t kEndSecond = 4'133'980'800; ///< 2101-01-01
constexpr std::size_t kFewestDigits = 9;
constexpr std::size_t kLongestNumber = 32;
constexpr std::size_t kLongestKey = 64;
constexpr std::size_t kLongestWord = 16;

enum class Unit : std::uint8_t { Any, Seconds, Milliseconds, Microseconds, Nanoseconds };

struct Scale
{
    Unit unit;
    std::int64_t perSecond;
    std::size_t digits; ///< behind the point
};
constexpr Scale kScales[] = {{Unit::Seconds, 1, 0},
                             {Unit::Milliseconds, 1'000, 3},
                             {Unit::Microseconds, 1'000'000, 6},
                             {Unit::Nanoseconds, 1'000'000'000, 9}};

/// What a key says: whether it speaks of a moment, and in what unit.
struct KeyHint
{
    bool isTime = false;
    Unit unit = Unit::Any;
};

constexpr std::string_view kTimeWords[] = {"ts",   "time", "timestamp", "datetime", "date", "epoch", "iat", "exp",
                                           "nbf",  "dt",   "utc",  "unixtime",  "stamp",    "tst",  "tstamp", "when"};
constexpr std::string_view kLengths[] = {"uptime", "runtime", "lifetime", "downtime", "playtime", "ontime"};
constexpr std::string_view kParticiples[] = {"created", "updated", "modified", "expires", "received", "seen"};

bool isOneOf(std::string_view word, std::span<const std::string_view> words)
{
    return std::ranges::find(words, word) != words.end();
}

Unit unitOf(std::string_view word)
{
    static constexpr struct
    {
        std::string_view word;
        Unit unit;
    } kUnits[] = {{"s", Unit::Seconds},       {"sec", Unit::Seconds},        {"secs", Unit::Seconds},
                  {"seconds", Unit::Seconds}, {"ms", Unit::Milliseconds},    {"msec", Unit::Milliseconds},
                  {"millis", Unit::Milliseconds}, {"milliseconds", Unit::Milliseconds}, {"us", Unit::Microseconds},
                  {"usec", Unit::Microseconds}, {"micros", Unit::Microseconds}, {"microseconds", Unit::Microseconds},
                  {"ns", Unit::Nanoseconds},  {"nsec", Unit::Nanoseconds},   {"nanos", Unit::Nanoseconds},
                  {"nanoseconds", Unit::Nanoseconds}};
    const auto found = std::ranges::find(kUnits, word, [](const auto &each) { return each.word; });
    return found == std::end(kUnits) ? Unit::Any : found->unit;
}

/// Of the words of a key, one after the other.
class KeyReader
{
public:
    void take(std::string_view word)
    {
        const Unit unit = unitOf(word);
        if (unit != Unit::Any) { // beside what it is the unit of
            m_hint.unit = unit;
            return;
        }
        m_hint.isTime = m_hint.isTime || isOneOf(word, kTimeWords) || word.ends_with("timestamp") ||
                        (word.ends_with("time") && !isOneOf(word, kLengths));
        m_closes = isOneOf(word, kParticiples) || (!m_isFirst && (word == "at" || word == "on"));
        m_isFirst = false;
    }
    KeyHint hint() const { return {m_hint.isTime || m_closes, m_hint.unit}; }

private:
    KeyHint m_hint;
    bool m_isFirst = true;
    bool m_closes = false; ///< it ends with a word that speaks of time at the end only: "created", not "created_by"
};

/// Takes a key apart where its words part: "last_seen", "lastSeen", "last-seen", "@time".
KeyHint hintOf(std::string_view key)
{
    KeyReader reader;
    std::array<char, kLongestWord> word{};
    std::size_t size = 0;
    const auto flush = [&] {
        if (size > 0 && size <= word.size())
            reader.take({word.data(), size});
        size = 0;
    };
    for (std::size_t i = 0; i < std::min(key.size(), kLongestKey); ++i) {
        const char c = key[i];
        const bool isUpper = c >= 'A' && c <= 'Z';
        const bool isLetter = isUpper || (c >= 'a' && c <= 'z');
        if (!isLetter || (isUpper && i > 0 && key[i - 1] >= 'a' && key[i - 1] <= 'z'))
            flush();
        if (isLetter && size < word.size())
            word[size++] = isUpper ? char(c | 0x20) : c;
        else if (isLetter)
            size = word.size() + 1; // longer than any word we know
    }
    flush();
    return reader.hint();
}

bool isDigits(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::optional<std::string> epochText(std::string_view key, std::string_view number)
{
    if (key.empty() || number.size() < kFewestDigits || number.size() > kLongestNumber)
        return std::nullopt;
    const std::size_t point = std::min(number.find('.'), number.size());
    const std::string_view whole = number.substr(0, point);
    std::string_view fraction = number.substr(std::min(point + 1, number.size()));
    if (whole.size() < kFewestDigits || !isDigits(whole) || !isDigits(fraction))
        return std::nullopt;
    std::int64_t value = 0;
    if (std::from_chars(whole.data(), whole.data() + whole.size(), value).ec != std::errc())
        return std::nullopt;
    const auto scale = std::ranges::find_if(kScales, [value](const Scale &each) {
        return value / each.perSecond >= kFirstSecond && value / each.perSecond < kEndSecond;
    });
    if (scale == std::end(kScales))
        return std::nullopt;
    const KeyHint hint = hintOf(key);
    if (!hint.isTime || (hint.unit != Unit::Any && hint.unit != scale->unit))
        return std::nullopt;
    std::string digits;
    if (scale->digits > 0) {
        digits = std::to_string(value % scale->perSecond);
        digits.insert(0, scale->digits - digits.size(), '0');
    }
    constexpr std::size_t kMostDigits = 9;
    digits += fraction.substr(0, kMostDigits - std::min(kMostDigits, digits.size()));
    return utcText(value / scale->perSecond, digits);
}

void addEpochNotes(ValueTree &tree)
{
    const std::size_t before = tree.notes.size();
    std::size_t next = 0; // of the notes that were there
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const ValueNode &node = tree.nodes[i];
        bool hasMeaning = false;
        for (; next < before && tree.notes[next].node <= std::int32_t(i); ++next)
            hasMeaning = hasMeaning || tree.notes[next].kind == ValueNote::Kind::Meaning;
        if (node.kind != ValueNode::Kind::Number || hasMeaning)
            continue;
        if (auto text = epochText(node.key, node.text))
            tree.notes.push_back({std::int32_t(i), ValueNote::Kind::Meaning, std::move(*text)});
    }
    if (before > 0 && tree.notes.size() > before)
        std::ranges::inplace_merge(tree.notes, tree.notes.begin() + std::ptrdiff_t(before), {}, &ValueNote::node);
}

} // namespace explorer
