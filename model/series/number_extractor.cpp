// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/series/number_text.h"
#include "model/series/value_path.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

namespace explorer {

namespace {

namespace ondemand = simdjson::ondemand;

/// Deeper documents are refused: the walk below recurses.
constexpr int kMaxDepth = 512;
/// Buffers grown beyond this by one large payload are given back after it.
constexpr std::size_t kKeptCapacity = 1u << 20;

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// JSON's number grammar, followed by nothing but white space.
bool isNumberToken(std::string_view token)
{
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t begin = at;
        while (at < token.size() && token[at] >= '0' && token[at] <= '9')
            ++at;
        return at - begin;
    };
    const auto take = [&](char c) { return at < token.size() && token[at] == c && ++at; };

    take('-');
    const bool leadingZero = at < token.size() && token[at] == '0';
    const std::size_t whole = digits();
    if (whole == 0 || (leadingZero && whole > 1))
        return false;
    if (take('.') && digits() == 0)
        return false;
    if (take('e') || take('E')) {
        if (!take('+'))
            take('-');
        if (digits() == 0)
            return false;
    }
    while (at < token.size() && isSpace(token[at]))
        ++at;
    return at == token.size();
}

/// Of a number that no double holds: true when it is too close to zero, false when it is too far from it.
bool isTiny(std::string_view token)
{
    const std::size_t e = std::min(token.find_first_of("eE"), token.size());
    std::int64_t exponent = 0;
    if (e < token.size()) {
        const std::size_t begin = e + (token[e + 1] == '+' ? 2 : 1);
        if (std::from_chars(token.data() + begin, token.data() + token.size(), exponent).ec != std::errc())
            return token[begin] == '-';
    }
    const std::string_view mantissa = token.substr(0, e);
    const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
    const std::size_t leading = mantissa.find_first_of("123456789"); // there is one: zero is a double
    return std::int64_t(point) - std::int64_t(leading) + exponent < 0;
}

/// Not simdjson's get_double(): version 3.0 reads numbers of twenty digits and more wrong, and says nothing. False when
/// the number is beyond what a double holds; one too close to zero is zero.
bool toDouble(std::string_view token, double &number)
{
    if (std::from_chars(token.data(), token.data() + token.size(), number).ec == std::errc())
        return true;
    number = 0;
    return isTiny(token);
}

bool isAtEnd(ondemand::document &document)
{
    return document.current_location().error() == simdjson::OUT_OF_BOUNDS;
}

/// One pass over a document: checks all of it and picks up the number at the path on the way. Members off the
/// path are walked, not converted, so that a number too large for a double elsewhere does no harm.
class DocumentWalk
{
public:
    explicit DocumentWalk(const ValuePath &path)
        : m_steps(path.steps())
    {}

    /// False: not valid JSON, whatever was found.
    bool run(ondemand::document &document)
    {
        ondemand::json_type type;
        if (document.type().get(type))
            return false;
        if (type == ondemand::json_type::object) {
            ondemand::object object;
            if (document.get_object().get(object) || !walkObject(object, 0))
                return false;
        } else if (type == ondemand::json_type::array) {
            ondemand::array array;
            if (document.get_array().get(array) || !walkArray(array, 0))
                return false;
        } else {
            return false; // no path leads into a scalar
        }
        return isAtEnd(document);
    }

    std::optional<double> found() const { return m_found; }

private:
    /// `matched`: how many steps of the path lead here; kOffPath when this is not on it.
    static constexpr int kOffPath = -1;

    bool keyMatches(ondemand::field &field, const std::string &wanted)
    {
        const char *raw = field.key().raw();
        std::size_t length = 0;
        while (raw[length] != '"' && raw[length] != '\\')
            ++length;
        if (raw[length] == '"')
            return length == wanted.size() && std::memcmp(raw, wanted.data(), length) == 0;
        std::string_view key;
        return !field.unescaped_key().get(key) && key == wanted;
    }

    bool walkObject(ondemand::object &object, int matched)
    {
        const std::string *wanted =
            matched == kOffPath ? nullptr : std::get_if<std::string>(&m_steps[matched]);
        for (auto result : object) {
            ondemand::field field;
            if (std::move(result).get(field))
                return false;
            const bool here = wanted && keyMatches(field, *wanted);
            if (!walkValue(field.value(), here ? matched + 1 : kOffPath))
                return false;
        }
        return true;
    }

    bool walkArray(ondemand::array &array, int matched)
    {
        const auto *wanted = matched == kOffPath ? nullptr : std::get_if<std::uint32_t>(&m_steps[matched]);
        std::uint64_t index = 0;
        for (auto result : array) {
            ondemand::value value;
            if (std::move(result).get(value))
                return false;
            if (!walkValue(value, wanted && index == *wanted ? matched + 1 : kOffPath))
                return false;
            ++index;
        }
        return true;
    }

    bool walkValue(ondemand::value value, int matched)
    {
        const bool wanted = matched == int(m_steps.size());
        if (matched != kOffPath)
            m_found.reset(); // of repeated keys the last counts, even when it leads nowhere
        ondemand::json_type type;
        if (value.type().get(type))
            return false;
        switch (type) {
        case ondemand::json_type::object: {
            ondemand::object object;
            return enter() && !value.get_object().get(object) &&
                   walkObject(object, wanted ? kOffPath : matched) && leave();
        }
        case ondemand::json_type::array: {
            ondemand::array array;
            return enter() && !value.get_array().get(array) &&
                   walkArray(array, wanted ? kOffPath : matched) && leave();
        }
        case ondemand::json_type::number: {
            const std::string_view token = value.raw_json_token();
            if (!isNumberToken(token))
                return false;
            double number = 0;
            if (wanted && toDouble(token, number))
                m_found = number;
            return true;
        }
        case ondemand::json_type::string: {
            if (!wanted) {
                ondemand::raw_json_string raw;
                return !value.get_raw_json_string().get(raw);
            }
            std::string_view text;
            if (value.get_string().get(text))
                return false;
            m_found = numberFromText(text);
            return true;
        }
        case ondemand::json_type::boolean: {
            bool truth = false;
            if (value.get_bool().get(truth))
                return false;
            if (wanted)
                m_found = truth ? 1.0 : 0.0;
            return true;
        }
        case ondemand::json_type::null:
            return isNullToken(value.raw_json_token());
        }
        return false;
    }

    static bool isNullToken(std::string_view token)
    {
        while (!token.empty() && isSpace(token.back()))
            token.remove_suffix(1);
        return token == "null";
    }

    bool enter() { return ++m_depth < kMaxDepth; }
    bool leave()
    {
        --m_depth;
        return true;
    }

    const std::vector<ValuePath::Step> &m_steps;
    std::optional<double> m_found;
    int m_depth = 1;
};

std::string_view withoutByteOrderMark(std::string_view text)
{
    return text.substr(0, 3) == "\xef\xbb\xbf" ? text.substr(3) : text;
}

} // namespace

struct NumberExtractor::State
{
    ondemand::parser parser;
    std::vector<char> buffer;

    /// simdjson reads a little past the end, so the text moves into a buffer with room for that.
    bool iterate(std::string_view text, ondemand::document &document)
    {
        const std::size_t needed = text.size() + simdjson::SIMDJSON_PADDING;
        if (buffer.size() < needed)
            buffer.resize(std::max(needed, buffer.size() * 2));
        std::memcpy(buffer.data(), text.data(), text.size());
        std::memset(buffer.data() + text.size(), ' ', simdjson::SIMDJSON_PADDING);
        return !parser.iterate(buffer.data(), text.size(), buffer.size()).get(document);
    }

    void giveBack()
    {
        if (buffer.size() <= kKeptCapacity)
            return;
        buffer = {};
        parser = ondemand::parser();
    }

    std::optional<double> fromJsonString(std::string_view text)
    {
        ondemand::document document;
        std::string_view content;
        if (!iterate(text, document) || document.get_string().get(content) || !isAtEnd(document))
            return std::nullopt;
        return numberFromText(content);
    }

    std::optional<double> fromDocument(std::string_view text, const ValuePath &path)
    {
        ondemand::document document;
        DocumentWalk walk(path);
        if (!iterate(text, document) || !walk.run(document))
            return std::nullopt;
        return walk.found();
    }
};

NumberExtractor::NumberExtractor()
    : m(std::make_unique<State>())
{}
NumberExtractor::~NumberExtractor() = default;

std::optional<double> NumberExtractor::extract(std::span<const std::uint8_t> payload, const ValuePath &path)
{
    std::string_view text(reinterpret_cast<const char *>(payload.data()), payload.size());
    text = withoutByteOrderMark(text);
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    if (text.empty())
        return std::nullopt;

    std::optional<double> number;
    if (!path.isWhole()) {
        if (text.front() == '{' || text.front() == '[')
            number = m->fromDocument(text, path);
    } else if (text.front() == '"') {
        number = m->fromJsonString(text);
    } else {
        return numberFromText(text);
    }
    m->giveBack();
    return number;
}

} // namespace explorer
