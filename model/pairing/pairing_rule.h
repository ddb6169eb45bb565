// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace explorer {

/// One convention by which requests on a topic are answered on another one.
///
/// As text "REQUEST -> ANSWER, ANSWER [FIELD]": topics in which "+name" stands for one level, "=name" for one level that
/// numbers the request, and "#name" for any number of levels, none included. What a name stood for in the request stands
/// in its answers. FIELD names the member of JSON payloads that tells several requests apart, as zigbee2mqtt's
/// "transaction" does.
///
/// Value type; any thread.
class PairingRule
{
public:
    static constexpr std::size_t kMostAnswers = 3;
    static constexpr std::size_t kMostLevels = 16;

    struct Fault
    {
        enum class Kind : std::uint8_t
        {
            NoArrow,
            Empty,        ///< a topic without a level
            TooLong,      ///< too many levels, or answers
            NoName,       ///< a placeholder without a name
            NameRepeated, ///< in the request
            NameUnknown,  ///< in an answer, but not in the request
            SameTopic,    ///< the answer would be the request
            FieldOpen     ///< '[' without ']', or nothing between them
        };
        Kind kind = Kind::NoArrow;
        int line = 1;           ///< 1-based
        std::size_t offset = 0; ///< byte in the line
        friend bool operator==(const Fault &, const Fault &) = default;
    };
    static tl::expected<PairingRule, Fault> parse(std::string_view text);

    const std::string &text() const { return m_text; }
    const std::string &field() const { return m_field; } ///< empty: answers come in the order of the requests

    /// What a request's topic makes of the rule.
    struct Match
    {
        std::vector<std::string> answers; ///< the topics that it may be answered on
        std::string group;                ///< the topic, with "+" where it numbers the request
    };
    /// False when `topic` is no request by this rule. Cost: linear in the levels, times those of the rule. No recursion.
    bool match(std::string_view topic, Match &match) const;
    bool matches(std::string_view topic) const;

private:
    struct Level
    {
        enum class Kind : std::uint8_t
        {
            Literal,
            One,
            Number,
            Many
        };
        Kind kind = Kind::Literal;
        std::string text; ///< the literal, or the name
        std::size_t source = 0; ///< of an answer's placeholder: the level of the request
    };
    using Pattern = std::vector<Level>;
    using Levels = std::vector<std::string_view>;
    using Places = std::size_t[kMostLevels + 1]; ///< where each level of the pattern begins

    static tl::expected<Pattern, Fault> parsePattern(std::string_view text, std::size_t offset);
    bool find(const Levels &levels, Places &places) const;

    std::string m_text;
    std::string m_field;
    Pattern m_request;
    std::vector<Pattern> m_answers;
};

/// One rule a line; empty lines and those that begin with "//" say nothing. The first rule that matches counts.
tl::expected<std::vector<PairingRule>, PairingRule::Fault> parsePairingRules(std::string_view text);

/// Zigbee2MQTT, ThingsBoard, Tasmota (also with the device first) and the habits of the field.
inline constexpr std::string_view kDefaultPairingRules =
    "#P/bridge/request/#R -> #P/bridge/response/#R [transaction]\n"
    "#P/rpc/request/=N -> #P/rpc/response/=N\n"
    "#P/cmnd/#D/+C -> #P/stat/#D/+C, #P/stat/#D/RESULT\n"
    "#X/request -> #X/response\n"
    "#X/set -> #X\n"
    "#X/get -> #X\n";

} // namespace explorer
