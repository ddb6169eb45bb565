// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
//
// How this folder reads JSON: private to it, so that simdjson stays inside.
#include "model/series/value_path.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace explorer::json {

namespace ondemand = simdjson::ondemand;

/// Deeper documents are refused: the walk below recurses.
constexpr int kMaxDepth = 512;
/// Buffers grown beyond this by one large payload are given back after it.
constexpr std::size_t kKeptCapacity = 1u << 20;

inline bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// JSON's number grammar, followed by nothing but white space.
inline bool isNumberToken(std::string_view token)
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

inline std::string_view withoutSpaceBehind(std::string_view token)
{
    while (!token.empty() && isSpace(token.back()))
        token.remove_suffix(1);
    return token;
}

/// A payload without its byte order mark and the white space before its first token.
inline std::string_view withoutLead(std::string_view text)
{
    if (text.substr(0, 3) == "\xef\xbb\xbf")
        text.remove_prefix(3);
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    return text;
}

inline bool isAtEnd(ondemand::document &document)
{
    return document.current_location().error() == simdjson::OUT_OF_BOUNDS;
}

/// One pass over a document: checks all of it and hands over what stands at the path on the way. Members off
/// the path are walked, not converted, so that a number too large for a double elsewhere does no harm.
///
/// Taker     nothing()          what was handed over before does not count;
///           container(type)    an object or an array;
///           number(token)      as spelt;
///           text(unescaped), truth(bool), null().
template <class Taker>
class DocumentWalk
{
public:
    DocumentWalk(const ValuePath &path, Taker &taker)
        : m_steps(path.steps())
        , m_taker(taker)
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
            m_taker.nothing(); // of repeated keys the last counts, even when it leads nowhere
        ondemand::json_type type;
        if (value.type().get(type))
            return false;
        if (wanted && (type == ondemand::json_type::object || type == ondemand::json_type::array))
            m_taker.container(type);
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
            if (wanted)
                m_taker.number(withoutSpaceBehind(token));
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
            m_taker.text(text);
            return true;
        }
        case ondemand::json_type::boolean: {
            bool truth = false;
            if (value.get_bool().get(truth))
                return false;
            if (wanted)
                m_taker.truth(truth);
            return true;
        }
        case ondemand::json_type::null:
            if (withoutSpaceBehind(value.raw_json_token()) != "null")
                return false;
            if (wanted)
                m_taker.null();
            return true;
        }
        return false;
    }

    bool enter() { return ++m_depth < kMaxDepth; }
    bool leave()
    {
        --m_depth;
        return true;
    }

    const std::vector<ValuePath::Step> &m_steps;
    Taker &m_taker;
    int m_depth = 1;
};

/// A parser and a padded buffer, kept for reuse. Not for two threads at once.
class Reader
{
public:
    /// simdjson reads a little past the end, so the text moves into a buffer with room for that.
    bool iterate(std::string_view text, ondemand::document &document)
    {
        const std::size_t needed = text.size() + simdjson::SIMDJSON_PADDING;
        if (m_buffer.size() < needed)
            m_buffer.resize(std::max(needed, m_buffer.size() * 2));
        std::memcpy(m_buffer.data(), text.data(), text.size());
        std::memset(m_buffer.data() + text.size(), ' ', simdjson::SIMDJSON_PADDING);
        return !m_parser.iterate(m_buffer.data(), text.size(), m_buffer.size()).get(document);
    }

    /// An object or an array that is well-formed to its end: `taker` has what stands at the path.
    template <class Taker>
    bool walk(std::string_view text, const ValuePath &path, Taker &taker)
    {
        ondemand::document document;
        return !text.empty() && (text.front() == '{' || text.front() == '[') && iterate(text, document) &&
               DocumentWalk<Taker>(path, taker).run(document);
    }

    void giveBack()
    {
        if (m_buffer.size() <= kKeptCapacity)
            return;
        m_buffer = {};
        m_parser = ondemand::parser();
    }

private:
    ondemand::parser m_parser;
    std::vector<char> m_buffer;
};

} // namespace explorer::json
