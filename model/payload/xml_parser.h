// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/value_tree_builder.h"

namespace explorer {

/// Reads an XML 1.0 document into a ValueTree: an object with the root element in it.
///
/// An element of nothing but text is a value: a number, true or false where it is spelt like one of JSON, else a
/// string. Any other element is an object, in document order: attributes as "@name", its elements by name (one that
/// repeats repeats its key, so that a tree has the same shape with one as with many), text between them as "#text"
/// unless it is blank. Names keep their prefix. Comments, processing instructions and the document type are read
/// over. Nothing outside the payload is ever looked at and no entity but the five of XML and numbered characters is
/// ever expanded: a document type with declarations of its own is refused.
///
/// Errors    Syntax with the place and what belongs there, Encoding where the bytes stop being UTF-8; TooDeep,
///           TooLarge, TooSlow, Cancelled by the budget. What ends too early is wrong at its end.
/// Cost      linear. No recursion.
/// Spec      XML 1.0, fifth edition
class XmlParser
{
public:
    /// `text` is UTF-8. `wholeSource`: the size of what it was converted from, where the bytes of a value cannot be
    /// told any more; every value then has all of it as its source.
    XmlParser(std::string_view text, const DecodeBudget &budget, std::optional<std::size_t> wholeSource = {});
    tl::expected<ValueTree, DecodeProblem> parse();

private:
    struct Pending
    {
        std::string_view name;
        std::size_t begin;
    };

    bool readProlog();
    bool step();
    bool readOutside();
    bool readMarkup();
    bool readStartTag();
    bool readAttributes(std::string_view element, std::size_t begin, bool &opened);
    bool readAttribute();
    bool readEndTag();
    bool readSection();
    bool readDocumentType();
    bool skipPast(std::size_t openerSize, std::string_view end, const char *expected);
    bool readText(std::string &out, std::size_t end, bool isAttribute);
    bool readReference(std::string &out, std::size_t end);
    std::string_view readName();
    bool openPending();
    bool addText();
    bool addValue(std::string key, std::string text, std::size_t begin, std::size_t end);
    void skipSpace();
    bool startsWith(std::string_view word) const { return m_text.substr(m_at).starts_with(word); }
    bool atEnd() const { return m_at >= m_text.size(); }
    std::size_t sourceBegin(std::size_t at) const { return m_wholeSource ? 0 : at; }
    std::size_t sourceEnd(std::size_t at) const { return m_wholeSource.value_or(at); }
    bool fail(std::size_t offset, const char *expected);

    std::string_view m_text;
    std::optional<std::size_t> m_wholeSource;
    const DecodeBudget &m_budget;
    ValueTreeBuilder m_builder;
    std::size_t m_at = 0;
    std::vector<std::string_view> m_names;  ///< of the elements that are open
    std::optional<Pending> m_pending;       ///< the innermost of them, while it may be nothing but text
    std::string m_characters;               ///< of it, so far
    std::size_t m_charactersBegin = 0;
    std::size_t m_charactersEnd = 0;
    bool m_hasRoot = false;
};

} // namespace explorer
