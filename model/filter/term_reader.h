// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/filter/filter_fault.h"
#include "model/filter/filter_syntax.h"
#include "model/filter/filter_term.h"

#include <QString>
#include <QStringView>

#include <tl/expected.hpp>

#include <optional>

namespace explorer {

/// Reads single terms of a filter: words, quoted texts, regular expressions and fields with their values.
/// The grammar stands with FilterExpression. Linear, without recursion; any thread.
class TermReader
{
public:
    explicit TermReader(QStringView text, BareWords words = BareWords::InName)
        : m_text(text)
        , m_words(words)
    {}

    qsizetype at() const { return m_at; }
    void skip(qsizetype characters) { m_at += characters; }
    void skipSpace();
    bool atEnd() const { return m_at >= m_text.size(); }
    QChar here() const { return peek(0); }
    QChar peek(qsizetype further) const
    {
        return m_at + further < m_text.size() ? m_text[m_at + further] : QChar();
    }
    /// The characters from here to the next white space or parenthesis.
    QStringView word() const;

    /// The term that begins here; moves behind it.
    tl::expected<FilterTerm, FilterFault> read();

private:
    enum class Name
    {
        Topic,
        Payload,
        Json,
        Qos,
        Retained,
        Size,
        Rate,
        Age
    };
    struct Field
    {
        std::optional<Name> name; ///< none: no field of ours
        QStringView text;         ///< the name as typed, with the path
        qsizetype offset = 0;
        QStringView mark;         ///< ":", ">=" …; empty: a path alone
        ValuePath path;
    };
    struct Value
    {
        QString text = {};
        bool quoted = false;
        bool regex = false;
        qsizetype offset = 0;
        qsizetype length = 0;
    };
    using Term = tl::expected<FilterTerm, FilterFault>;

    qsizetype regexEnd(qsizetype begin) const;
    QStringView markAt(qsizetype at) const;
    qsizetype pathEnd(qsizetype begin) const;
    tl::expected<std::optional<Field>, FilterFault> readField();
    tl::expected<Value, FilterFault> readValue();
    tl::expected<Value, FilterFault> readQuoted();
    Term nameTerm(const Value &value) const;
    Term fieldTerm(const Field &field);
    Term textOf(const Field &field, const Value &value) const;
    Term measureOf(const Field &field, const Value &value) const;
    tl::expected<TextPattern, FilterFault> patternOf(const Value &value, TextPattern::Mode mode) const;
    tl::unexpected<FilterFault> fault(FilterFault::Kind kind, const Value &value) const;

    QStringView m_text;
    BareWords m_words;
    qsizetype m_at = 0;
};

} // namespace explorer
