// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/json_parser.h"

#include "model/payload/json_strings.h"
#include "protocol/core/utf8.h"

#include <algorithm>
#include <utility>

namespace explorer {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kNodesPerClockCheck = 4096;
constexpr std::size_t kUsualBytesPerNode = 16;

} // namespace

void locateProblem(DecodeProblem &problem, std::string_view source)
{
    const std::string_view before = source.substr(0, problem.offset);
    problem.line = 1 + int(std::ranges::count(before, '\n'));
    const std::size_t lineBegin = before.rfind('\n') + 1; // npos + 1 = 0
    std::string_view line = before.substr(lineBegin);
    if (lineBegin == 0 && line.starts_with(kByteOrderMark))
        line.remove_prefix(kByteOrderMark.size());
    problem.column =
        1 + int(std::ranges::count_if(line, [](char c) { return (std::uint8_t(c) & 0xC0) != 0x80; }));
}

JsonParser::JsonParser(std::string_view source, const DecodeBudget &budget)
    : m_whole(source)
    , m_budget(budget)
    , m_deadline(std::chrono::steady_clock::now() + budget.time)
{}

tl::expected<ValueTree, DecodeProblem> JsonParser::parse()
{
    if (m_whole.size() > m_budget.bytes)
        return tl::unexpected(DecodeProblem{.kind = DecodeProblem::Kind::TooLarge});
    m_source = m_whole.substr(0, mqtt::firstInvalidUtf8(m_whole));
    if (m_source.starts_with(kByteOrderMark))
        m_at = kByteOrderMark.size();
    m_tree.nodes.reserve(std::min(m_source.size() / kUsualBytesPerNode + 1, m_budget.nodes));
    if (withinBudget()) {
        while (m_state != State::Done && step()) {
        }
    }
    if (!m_problem)
        return std::move(m_tree);
    // What looks like a broken document is the place where the text ends.
    if (m_problem->kind == DecodeProblem::Kind::Syntax && m_problem->offset == m_source.size() &&
        m_source.size() < m_whole.size() && m_whole[m_source.size()] != '\0') {
        m_problem->kind = DecodeProblem::Kind::Encoding;
        m_problem->expected.clear();
    }
    locateProblem(*m_problem, m_whole);
    return tl::unexpected(std::move(*m_problem));
}

bool JsonParser::step()
{
    skipSpace();
    switch (m_state) {
    case State::Value:
        return readValue(false);
    case State::FirstElement:
        return readValue(true);
    case State::FirstKey:
        return readKey(true);
    case State::Key:
        return readKey(false);
    case State::AfterValue:
        return readAfterValue();
    case State::Done:
        return false;
    }
    return false;
}

bool JsonParser::readValue(bool closingAllowed)
{
    if (closingAllowed && has(']')) {
        close();
        return true;
    }
    if (!withinBudget())
        return false;
    const char first = m_at < m_source.size() ? m_source[m_at] : '\0';
    if (first == '{')
        return open(ValueNode::Kind::Object);
    if (first == '[')
        return open(ValueNode::Kind::Array);
    ValueNode node;
    node.sourceBegin = std::uint32_t(m_at);
    bool good = false;
    if (first == '"') {
        node.kind = ValueNode::Kind::String;
        good = readString(node.text);
    } else if (first == '-' || (first >= '0' && first <= '9')) {
        good = readNumber(node);
    } else if (first == 't') {
        good = readLiteral("true", ValueNode::Kind::True, node);
    } else if (first == 'f') {
        good = readLiteral("false", ValueNode::Kind::False, node);
    } else if (first == 'n') {
        good = readLiteral("null", ValueNode::Kind::Null, node);
    } else {
        return fail(DecodeProblem::Kind::Syntax, m_at, closingAllowed ? "a value or ']'" : "a value");
    }
    if (!good)
        return false;
    node.sourceEnd = std::uint32_t(m_at);
    add(std::move(node));
    m_state = State::AfterValue;
    return true;
}

bool JsonParser::readKey(bool closingAllowed)
{
    if (closingAllowed && has('}')) {
        close();
        return true;
    }
    if (!has('"'))
        return fail(DecodeProblem::Kind::Syntax, m_at,
                    closingAllowed ? "a key in double quotes or '}'" : "a key in double quotes");
    if (!readString(m_key))
        return false;
    skipSpace();
    if (!has(':'))
        return fail(DecodeProblem::Kind::Syntax, m_at, "':'");
    ++m_at;
    m_state = State::Value;
    return true;
}

bool JsonParser::readAfterValue()
{
    if (m_open.empty()) {
        if (m_at < m_source.size() || m_source.size() < m_whole.size())
            return fail(DecodeProblem::Kind::Syntax, m_at, "the end of the document");
        m_state = State::Done;
        return true;
    }
    const bool object = inObject();
    if (has(',')) {
        ++m_at;
        m_state = object ? State::Key : State::Value;
        return true;
    }
    if (has(object ? '}' : ']')) {
        close();
        return true;
    }
    return fail(DecodeProblem::Kind::Syntax, m_at, object ? "',' or '}'" : "',' or ']'");
}

bool JsonParser::readNumber(ValueNode &node)
{
    const std::size_t begin = m_at;
    const auto digits = [this] {
        if (!digitHere())
            return fail(DecodeProblem::Kind::Syntax, m_at, "a digit");
        while (digitHere())
            ++m_at;
        return true;
    };
    if (has('-'))
        ++m_at;
    if (has('0')) {
        ++m_at;
        if (digitHere())
            return fail(DecodeProblem::Kind::Syntax, m_at, "no digit after a leading zero");
    } else if (!digits()) {
        return false;
    }
    if (has('.')) {
        ++m_at;
        if (!digits())
            return false;
    }
    if (has('e') || has('E')) {
        ++m_at;
        if (has('+') || has('-'))
            ++m_at;
        if (!digits())
            return false;
    }
    node.kind = ValueNode::Kind::Number;
    node.text = m_source.substr(begin, m_at - begin);
    return true;
}

bool JsonParser::readLiteral(std::string_view word, ValueNode::Kind kind, ValueNode &node)
{
    if (m_source.substr(m_at, word.size()) != word)
        return fail(DecodeProblem::Kind::Syntax, m_at, "a value");
    m_at += word.size();
    node.kind = kind;
    node.text = word;
    return true;
}

bool JsonParser::readString(std::string &out)
{
    JsonStringFault fault;
    const std::size_t end = readJsonString(m_source, m_at, out, fault);
    if (end == std::string_view::npos)
        return fail(DecodeProblem::Kind::Syntax, fault.offset, fault.expected);
    m_at = end;
    return true;
}

bool JsonParser::open(ValueNode::Kind kind)
{
    if (m_open.size() >= std::size_t(m_budget.depth))
        return fail(DecodeProblem::Kind::TooDeep, m_at);
    ValueNode node;
    node.kind = kind;
    node.sourceBegin = std::uint32_t(m_at++);
    m_open.push_back({add(std::move(node)), -1});
    m_state = kind == ValueNode::Kind::Object ? State::FirstKey : State::FirstElement;
    return true;
}

void JsonParser::close()
{
    m_tree.nodes[std::size_t(m_open.back().node)].sourceEnd = std::uint32_t(++m_at);
    m_open.pop_back();
    m_state = State::AfterValue;
}

std::int32_t JsonParser::add(ValueNode node)
{
    const auto id = std::int32_t(m_tree.nodes.size());
    if (!m_open.empty()) {
        Open &family = m_open.back();
        ValueNode &parent = m_tree.nodes[std::size_t(family.node)];
        node.parent = family.node;
        if (parent.kind == ValueNode::Kind::Object)
            node.key = std::exchange(m_key, {});
        if (family.lastChild < 0)
            parent.firstChild = id;
        else
            m_tree.nodes[std::size_t(family.lastChild)].nextSibling = id;
        ++parent.childCount;
        family.lastChild = id;
    }
    m_tree.nodes.push_back(std::move(node));
    return id;
}

bool JsonParser::withinBudget()
{
    const std::size_t count = m_tree.nodes.size();
    if (count >= m_budget.nodes)
        return fail(DecodeProblem::Kind::TooLarge, m_at);
    if (count % kNodesPerClockCheck != 0)
        return true;
    if (m_budget.cancelled && m_budget.cancelled->load(std::memory_order_relaxed))
        return fail(DecodeProblem::Kind::Cancelled, m_at);
    if (count > 0 && std::chrono::steady_clock::now() > m_deadline)
        return fail(DecodeProblem::Kind::TooSlow, m_at);
    return true;
}

void JsonParser::skipSpace()
{
    while (m_at < m_source.size()) {
        const char c = m_source[m_at];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            return;
        ++m_at;
    }
}

bool JsonParser::inObject() const
{
    return m_tree.nodes[std::size_t(m_open.back().node)].kind == ValueNode::Kind::Object;
}

bool JsonParser::fail(DecodeProblem::Kind kind, std::size_t offset, std::string expected)
{
    m_problem = DecodeProblem{
        .kind = kind, .offset = offset, .line = 0, .column = 0, .expected = std::move(expected)};
    return false;
}

} // namespace explorer
