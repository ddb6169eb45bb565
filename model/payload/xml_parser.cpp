// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/xml_parser.h"

#include "model/payload/json_parser.h"
#include "model/payload/text_encoding.h"
#include "model/payload/tree_json.h"
#include "protocol/core/utf8.h"

#include <charconv>

namespace explorer {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kSpace = " \t\r\n";
constexpr std::size_t kLongestReference = 12; ///< "&#x10FFFF;", leading zeros aside

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Text that stands for itself: neither a reference nor white space that may have to change nor forbidden.
bool isPlain(char c) { return c != '&' && std::uint8_t(c) >= 0x20; }

bool startsName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || std::uint8_t(c) >= 0x80;
}

bool isOfName(char c) { return startsName(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; }

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(kSpace);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(kSpace) + 1 - begin);
}

/// [XML §2.2]
bool isCharacter(std::uint32_t c)
{
    return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) ||
           (c >= 0x10000 && c <= 0x10FFFF);
}

} // namespace

XmlParser::XmlParser(std::string_view text, const DecodeBudget &budget, std::optional<std::size_t> wholeSource)
    : m_text(text)
    , m_wholeSource(wholeSource)
    , m_budget(budget)
    , m_builder(budget)
{}

tl::expected<ValueTree, DecodeProblem> XmlParser::parse()
{
    using Kind = DecodeProblem::Kind;
    const std::size_t invalid = mqtt::firstInvalidUtf8(m_text);
    if (m_text.size() > m_budget.bytes)
        m_builder.fail(Kind::TooLarge, 0);
    else if (invalid < m_text.size())
        m_builder.fail(Kind::Encoding, invalid);
    else if (readProlog() && m_builder.open(ValueNode::Kind::Object, {}, sourceBegin(0)))
        while (step()) {
        }
    auto tree = m_builder.finish(sourceEnd(m_text.size()));
    if (!tree) {
        locateProblem(tree.error(), m_text);
        if (m_wholeSource) // line and column are of the text; its bytes are not those of the payload
            tree.error().offset = 0;
    }
    return tree;
}

bool XmlParser::fail(std::size_t offset, const char *expected)
{
    return m_builder.fail(DecodeProblem::Kind::Syntax, offset, expected);
}

bool XmlParser::readProlog()
{
    if (startsWith(kByteOrderMark))
        m_at = kByteOrderMark.size();
    skipSpace(); // white space before the declaration is common and harmless
    return !startsWith("<?xml") || skipPast(2, "?>", "'?>' to end the instruction");
}

bool XmlParser::step()
{
    if (m_names.empty())
        return readOutside();
    if (atEnd())
        return fail(m_at, "an end tag");
    if (m_text[m_at] == '<')
        return readMarkup();
    const std::size_t end = std::min(m_text.find('<', m_at), m_text.size());
    if (m_characters.empty())
        m_charactersBegin = m_at;
    const bool read = readText(m_characters, end, false);
    m_charactersEnd = end;
    return read;
}

bool XmlParser::readOutside()
{
    skipSpace();
    if (atEnd())
        return m_hasRoot ? false : fail(m_at, "an element");
    if (startsWith("<!--") || startsWith("<?"))
        return readMarkup();
    if (!m_hasRoot && startsWith("<!DOCTYPE"))
        return readDocumentType();
    const std::string_view rest = m_text.substr(m_at);
    if (m_hasRoot)
        return fail(m_at, "the end of the document");
    if (rest.size() > 1 && (std::string_view("<!--").starts_with(rest) || std::string_view("<!DOCTYPE").starts_with(rest)))
        return fail(m_text.size(), "an element");
    return m_text[m_at] == '<' ? readStartTag() : fail(m_at, "an element");
}

bool XmlParser::readMarkup()
{
    if (startsWith("</"))
        return readEndTag();
    if (startsWith("<!--"))
        return skipPast(4, "-->", "'-->' to end the comment");
    if (startsWith("<?"))
        return skipPast(2, "?>", "'?>' to end the instruction");
    if (startsWith("<![CDATA["))
        return readSection();
    if (!startsWith("<!"))
        return readStartTag();
    constexpr std::string_view kSection = "<![CDATA[";
    const std::string_view rest = m_text.substr(m_at);
    const bool isCut = kSection.starts_with(rest) || std::string_view("<!--").starts_with(rest);
    return fail(isCut ? m_text.size() : m_at + 1, "the name of an element");
}

bool XmlParser::skipPast(std::size_t openerSize, std::string_view end, const char *expected)
{
    const std::size_t found = m_text.find(end, m_at + openerSize);
    if (found == std::string_view::npos)
        return fail(m_text.size(), expected);
    m_at = found + end.size();
    return true;
}

bool XmlParser::readDocumentType()
{
    char quote = 0;
    for (; !atEnd(); ++m_at) {
        const char c = m_text[m_at];
        if (quote) {
            quote = c == quote ? char(0) : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '[') { // where bombs are made
            return fail(m_at, "no declarations of entities");
        } else if (c == '>') {
            ++m_at;
            return true;
        }
    }
    return fail(m_at, "'>'");
}

bool XmlParser::readStartTag()
{
    const std::size_t begin = m_at++;
    const std::string_view name = readName();
    if (name.empty())
        return fail(m_at, "the name of an element");
    if (!openPending() || !addText())
        return false;
    m_hasRoot = true;
    bool opened = false;
    if (!readAttributes(name, begin, opened))
        return false;
    if (m_text[m_at] == '>') {
        ++m_at;
        m_names.push_back(name);
        if (!opened)
            m_pending = {name, begin};
        return true;
    }
    m_at += 2; // "/>"
    if (opened)
        m_builder.close(sourceEnd(m_at));
    return opened || addValue(std::string(name), {}, begin, m_at);
}

bool XmlParser::readAttributes(std::string_view element, std::size_t begin, bool &opened)
{
    while (true) {
        const std::size_t before = m_at;
        skipSpace();
        if (startsWith(">") || startsWith("/>"))
            return true;
        if (atEnd() || m_text.substr(m_at) == "/")
            return fail(m_text.size(), "'>'");
        if (m_at == before)
            return fail(m_at, "'>'");
        if (!opened && !m_builder.open(ValueNode::Kind::Object, std::string(element), sourceBegin(begin)))
            return false;
        opened = true;
        if (!readAttribute())
            return false;
    }
}

bool XmlParser::readAttribute()
{
    const std::size_t begin = m_at;
    const std::string_view name = readName();
    if (name.empty())
        return fail(m_at, "the name of an attribute");
    skipSpace();
    if (!startsWith("="))
        return fail(m_at, "'='");
    ++m_at;
    skipSpace();
    if (!startsWith("\"") && !startsWith("'"))
        return fail(m_at, "a value in quotes");
    const std::size_t end = m_text.find(m_text[m_at], m_at + 1);
    if (end == std::string_view::npos)
        return fail(m_text.size(), "the quote that ends the value");
    ++m_at;
    const std::size_t less = m_text.substr(m_at, end - m_at).find('<');
    if (less != std::string_view::npos)
        return fail(m_at + less, "the quote that ends the value");
    std::string value;
    if (!readText(value, end, true))
        return false;
    ++m_at;
    std::string key("@");
    key.append(name);
    return addValue(std::move(key), std::move(value), begin, m_at);
}

bool XmlParser::readEndTag()
{
    m_at += 2;
    const std::size_t nameBegin = m_at;
    const std::string_view name = readName();
    if (atEnd())
        return fail(m_at, "an end tag");
    if (name != m_names.back())
        return fail(nameBegin, "the end tag of the element that is open");
    skipSpace();
    if (!startsWith(">"))
        return fail(m_at, "'>'");
    ++m_at;
    m_names.pop_back();
    if (m_pending) {
        const Pending element = *std::exchange(m_pending, std::nullopt);
        return addValue(std::string(element.name), std::exchange(m_characters, {}), element.begin, m_at);
    }
    if (!addText())
        return false;
    m_builder.close(sourceEnd(m_at));
    return true;
}

bool XmlParser::readSection()
{
    constexpr std::size_t kOpener = 9; // "<![CDATA["
    const std::size_t begin = m_at;
    if (!skipPast(kOpener, "]]>", "']]>' to end the section"))
        return false;
    if (m_characters.empty())
        m_charactersBegin = begin;
    m_characters += m_text.substr(begin + kOpener, m_at - 3 - begin - kOpener);
    m_charactersEnd = m_at;
    return true;
}

bool XmlParser::readText(std::string &out, std::size_t end, bool isAttribute)
{
    while (m_at < end) {
        const char c = m_text[m_at];
        if (c == '&') {
            if (!readReference(out, end))
                return false;
            continue;
        }
        if (isPlain(c)) {
            const std::size_t begin = m_at;
            while (m_at < end && isPlain(m_text[m_at]))
                ++m_at;
            out += m_text.substr(begin, m_at - begin);
            continue;
        }
        if (!isCharacter(std::uint8_t(c)))
            return fail(m_at, "no control character");
        ++m_at;
        if (isAttribute && isSpace(c)) // [XML §3.3.3]
            out += ' ';
        else if (c != '\r')
            out += c;
        else if (m_at >= end || m_text[m_at] != '\n') // [XML §2.11]
            out += '\n';
    }
    return true;
}

bool XmlParser::readReference(std::string &out, std::size_t end)
{
    static constexpr struct
    {
        std::string_view name;
        char character;
    } kNamed[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    constexpr const char *kExpected = "one of &amp; &lt; &gt; &quot; &apos; or the number of a character";
    const std::size_t size = m_text.substr(m_at, std::min(end - m_at, kLongestReference)).find(';');
    if (size == std::string_view::npos)
        return fail(end == m_text.size() && end - m_at < kLongestReference ? end : m_at, kExpected);
    std::string_view name = m_text.substr(m_at + 1, size - 1);
    for (const auto &named : kNamed) {
        if (name == named.name) {
            out += named.character;
            m_at += size + 1;
            return true;
        }
    }
    if (!name.starts_with('#'))
        return fail(m_at, kExpected);
    name.remove_prefix(1);
    const bool isHex = name.starts_with('x');
    name.remove_prefix(isHex ? 1 : 0);
    std::uint32_t character = 0;
    const auto read = std::from_chars(name.data(), name.data() + name.size(), character, isHex ? 16 : 10);
    if (name.empty() || read.ec != std::errc() || read.ptr != name.data() + name.size() || !isCharacter(character))
        return fail(m_at, kExpected);
    appendUtf8(out, character);
    m_at += size + 1;
    return true;
}

std::string_view XmlParser::readName()
{
    const std::size_t begin = m_at;
    if (!atEnd() && startsName(m_text[m_at]))
        while (!atEnd() && isOfName(m_text[m_at]))
            ++m_at;
    return m_text.substr(begin, m_at - begin);
}

/// The innermost element turns out to have more than text.
bool XmlParser::openPending()
{
    if (!m_pending)
        return true;
    const Pending element = *std::exchange(m_pending, std::nullopt);
    return m_builder.open(ValueNode::Kind::Object, std::string(element.name), sourceBegin(element.begin));
}

bool XmlParser::addText()
{
    const std::string text = std::exchange(m_characters, {});
    return trimmed(text).empty() || addValue("#text", text, m_charactersBegin, m_charactersEnd);
}

bool XmlParser::addValue(std::string key, std::string text, std::size_t begin, std::size_t end)
{
    const std::string_view word = trimmed(text);
    ValueNode::Kind kind = ValueNode::Kind::String;
    if (isJsonNumber(word))
        kind = ValueNode::Kind::Number;
    else if (word == "true")
        kind = ValueNode::Kind::True;
    else if (word == "false")
        kind = ValueNode::Kind::False;
    if (kind != ValueNode::Kind::String)
        text = std::string(word);
    return m_builder.add(kind, std::move(key), std::move(text), sourceBegin(begin), sourceEnd(end)) >= 0;
}

void XmlParser::skipSpace()
{
    while (!atEnd() && isSpace(m_text[m_at]))
        ++m_at;
}

} // namespace explorer
