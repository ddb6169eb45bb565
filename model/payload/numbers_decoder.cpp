// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/numbers_decoder.h"

#include "model/payload/byte_text.h"
#include "model/payload/json_parser.h"
#include "model/payload/value_tree_builder.h"

#include <algorithm>
#include <charconv>

namespace explorer {

namespace {

constexpr std::uint32_t kMostNumbers = 64u << 20;

bool isBetween(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',' || c == ';'; }

DecodeProblem setupProblem(std::string_view setup, std::size_t offset, const char *expected)
{
    DecodeProblem problem{.offset = offset, .expected = expected, .isOfSetup = true};
    locateProblem(problem, setup);
    return problem;
}

/// Adds numbers one after the other until the payload ends.
class NumberWriter
{
public:
    NumberWriter(std::span<const std::uint8_t> payload, const DecodeBudget &budget)
        : m_payload(payload)
        , m_builder(budget)
    {}

    tl::expected<ValueTree, DecodeProblem> write(std::span<const NumberRun> runs)
    {
        std::size_t behind = 0; // bytes that the runs after this one take
        for (const NumberRun &run : runs)
            behind += std::size_t(run.count.value_or(0)) * run.type.size;
        const bool isList = runs.size() != 1;
        bool isGood = !isList || m_builder.open(ValueNode::Kind::Array, {}, 0);
        for (auto run = runs.begin(); isGood && run != runs.end(); ++run) {
            behind -= std::size_t(run->count.value_or(0)) * run->type.size;
            isGood = addRun(*run, behind);
        }
        if (isGood && m_at < m_payload.size())
            addRest(isList, runs.back());
        return m_builder.finish(m_payload.size());
    }

private:
    std::size_t left() const { return m_payload.size() - m_at; }

    bool addRun(const NumberRun &run, std::size_t behind)
    {
        if (!run.isArray)
            return addNumber(run.type, true);
        if (!m_builder.open(ValueNode::Kind::Array, {}, m_at))
            return false;
        m_builder.note(ValueNote::Kind::Type, nameOf(run.type));
        const std::size_t fitting = (left() - std::min(left(), behind)) / run.type.size;
        const std::size_t count = run.count ? *run.count : fitting;
        bool isGood = true;
        for (std::size_t i = 0; i < count && isGood && !m_isShort; ++i)
            isGood = addNumber(run.type, false);
        m_builder.close(m_at);
        return isGood;
    }

    bool addNumber(const RawNumber &type, bool isNoted)
    {
        if (m_isShort)
            return true;
        if (left() < type.size) {
            const std::size_t begin = m_at;
            m_at = m_payload.size();
            m_isShort = true;
            if (!addBytes(m_builder, {}, m_payload, begin, m_at))
                return false;
            m_builder.note(ValueNote::Kind::Fault, std::string("too short: ")
                                                       .append(nameOf(type))
                                                       .append(" at byte ")
                                                       .append(std::to_string(begin)));
            return true;
        }
        const std::size_t begin = m_at;
        m_at += type.size;
        if (m_builder.add(ValueNode::Kind::Number, {}, textOf(type, &m_payload[begin]), begin, m_at) < 0)
            return false;
        if (isNoted)
            m_builder.note(ValueNote::Kind::Type, nameOf(type));
        return true;
    }

    /// What no number is told for.
    void addRest(bool isList, const NumberRun &run)
    {
        std::string words = byteCount(left()).append(" more than the numbers take");
        if (isList && !addBytes(m_builder, {}, m_payload, m_at, m_payload.size()))
            return;
        if (!isList && run.isArray)
            m_builder.noteAt(0, ValueNote::Kind::Fault, std::move(words));
        else
            m_builder.note(ValueNote::Kind::Fault, std::move(words));
    }

    std::span<const std::uint8_t> m_payload;
    ValueTreeBuilder m_builder;
    std::size_t m_at = 0;
    bool m_isShort = false;
};

tl::expected<ValueTree, DecodeProblem> readings(std::span<const std::uint8_t> payload,
                                                const DecodeBudget &budget)
{
    using Form = RawNumber::Form;
    ValueTreeBuilder builder(budget);
    builder.open(ValueNode::Kind::Object, {}, 0);
    const auto size = std::uint8_t(payload.size());
    const bool hasFloat = size == 2 || size == 4 || size == 8;
    for (const bool isLittle : {false, true}) {
        if (isLittle && size == 1)
            break;
        for (const Form form : {Form::Unsigned, Form::Signed, Form::Float}) {
            if (form == Form::Float && !hasFloat)
                continue;
            const RawNumber type{form, size, isLittle};
            builder.add(ValueNode::Kind::Number, nameOf(type), textOf(type, payload.data()), 0, size);
        }
    }
    return builder.finish(size);
}

} // namespace

tl::expected<std::vector<NumberRun>, DecodeProblem> parseNumberRuns(std::string_view setup)
{
    std::vector<NumberRun> runs;
    bool hasRest = false;
    std::size_t at = 0;
    const auto skip = [&] {
        while (at < setup.size() && isBetween(setup[at]))
            ++at;
    };
    for (skip(); at < setup.size(); skip()) {
        const std::size_t begin = at;
        while (at < setup.size() && !isBetween(setup[at]) && setup[at] != '[')
            ++at;
        const auto type = rawNumberNamed(setup.substr(begin, at - begin));
        if (!type)
            return tl::unexpected(setupProblem(setup, begin, "a type such as u8, i16be, u24le or f32be"));
        NumberRun run{.type = *type};
        if (at < setup.size() && setup[at] == '[') {
            run.isArray = true;
            const std::size_t from = ++at;
            std::uint32_t count = 0;
            const auto read = std::from_chars(setup.data() + at, setup.data() + setup.size(), count);
            at = std::size_t(read.ptr - setup.data());
            run.count = at > from ? std::optional(count) : std::nullopt;
            if (read.ec == std::errc::result_out_of_range || count > kMostNumbers ||
                (run.count && count == 0))
                return tl::unexpected(setupProblem(setup, from, "a count from 1 to 67108864"));
            if (at >= setup.size() || setup[at] != ']')
                return tl::unexpected(setupProblem(setup, at, run.count ? "']'" : "a count or ']'"));
            ++at;
            if (!run.count && std::exchange(hasRest, true))
                return tl::unexpected(
                    setupProblem(setup, from, "a count: only one array can take what fits"));
        }
        runs.push_back(run);
    }
    if (runs.empty())
        return tl::unexpected(setupProblem(setup, at, "a type such as u8, i16be, u24le or f32be"));
    return runs;
}

tl::expected<ValueTree, DecodeProblem> NumbersDecoder::decode(const DecodeRequest &request,
                                                              const DecodeBudget &budget) const
{
    const std::span payload = request.payload;
    if (payload.size() > budget.bytes)
        return tl::unexpected(DecodeProblem{.kind = DecodeProblem::Kind::TooLarge});
    const bool isTold = std::ranges::any_of(request.setup, [](char c) { return !isBetween(c); });
    if (!isTold) {
        if ((payload.size() >= 1 && payload.size() <= 4) || payload.size() == 8)
            return readings(payload, budget);
        return tl::unexpected(
            DecodeProblem{.expected = "it is missing: types such as u16be or f32le[]", .isOfSetup = true});
    }
    const auto runs = parseNumberRuns(request.setup);
    if (!runs)
        return tl::unexpected(runs.error());
    return NumberWriter(payload, budget).write(*runs);
}

} // namespace explorer
