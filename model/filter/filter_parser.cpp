// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/filter_syntax.h"
#include "model/filter/term_reader.h"

#include <optional>

namespace explorer {

namespace {

using Fault = FilterFault::Kind;
using Kind = FilterSyntax::Kind;

/// Recursive descent; parentheses and negations go down one level, and there are few of those.
class Parser
{
public:
    Parser(const QString &text, BareWords words)
        : m_reader(text, words)
        , m_size(text.size())
    {}

    bool run()
    {
        m_reader.skipSpace();
        if (m_reader.atEnd())
            return true;
        return readOr({}) && (m_reader.atEnd() || refuse({.kind = Fault::NothingToClose,
                                                          .offset = m_reader.at(),
                                                          .length = 1}));
    }

    FilterSyntax takeSyntax() { return std::move(m_syntax); }
    const FilterFault &fault() const { return m_fault; }

private:
    bool refuse(FilterFault fault)
    {
        m_fault = std::move(fault);
        return false;
    }

    enum class Word
    {
        None,
        And,
        Or,
        Not
    };
    Word keyword() const
    {
        const QStringView word = m_reader.word();
        const auto is = [&](const char *lower, const char *upper) {
            return word == QLatin1String(lower) || word == QLatin1String(upper);
        };
        return is("and", "AND")  ? Word::And
               : is("or", "OR")  ? Word::Or
               : is("not", "NOT") ? Word::Not
                                 : Word::None;
    }

    std::size_t add(FilterSyntax::Node node)
    {
        m_syntax.nodes.push_back(std::move(node));
        return m_syntax.nodes.size() - 1;
    }
    /// The node for several: one alone needs none.
    bool join(Kind kind, std::vector<std::size_t> children)
    {
        m_top = children.size() == 1 ? children.front() : add({kind, 0, std::move(children)});
        return true;
    }

    // Each leaves its node in m_top. `behind`: the word or mark that asks for a term; empty at the beginning.
    bool readOr(const QString &behind)
    {
        std::vector<std::size_t> children;
        QString asking = behind;
        do {
            if (!readAnd(asking))
                return false;
            children.push_back(m_top);
        } while (takes(Word::Or, asking));
        return join(Kind::Or, std::move(children));
    }

    bool readAnd(const QString &behind)
    {
        std::vector<std::size_t> children;
        QString asking = behind;
        do {
            if (!readNot(asking))
                return false;
            children.push_back(m_top);
            asking.clear();
        } while (takes(Word::And, asking) || beginsTerm());
        return join(Kind::And, std::move(children));
    }

    bool readNot(const QString &behind)
    {
        m_reader.skipSpace();
        if (m_reader.atEnd() || m_reader.here() == u')' || keyword() == Word::Or || keyword() == Word::And)
            return refuseMissing(behind);
        const bool minus = m_reader.here() == u'-';
        if (!minus && keyword() != Word::Not)
            return readPrimary();
        if (!deeper())
            return false;
        const QString word = minus ? QStringLiteral("-") : m_reader.word().toString();
        m_reader.skip(word.size());
        if (minus && m_reader.here().isSpace())
            return refuse({.kind = Fault::TermMissing, .offset = m_reader.at(), .subject = word});
        if (!readNot(word))
            return false;
        --m_depth;
        m_top = add({Kind::Not, 0, {m_top}});
        return true;
    }

    bool readPrimary()
    {
        if (m_reader.here() != u'(')
            return readTerm();
        if (!deeper())
            return false;
        const qsizetype open = m_reader.at();
        m_reader.skip(1);
        if (!readOr(QStringLiteral("(")))
            return false;
        if (m_reader.atEnd())
            return refuse({.kind = Fault::StillOpen, .offset = open, .length = 1, .unfinished = true});
        m_reader.skip(1); // only ")" ends an or before the end
        --m_depth;
        return true;
    }

    bool readTerm()
    {
        if (m_syntax.terms.size() == FilterExpression::kMostTerms)
            return refuse({.kind = Fault::TooManyTerms,
                           .offset = m_reader.at(),
                           .length = m_size - m_reader.at()});
        auto term = m_reader.read();
        if (!term)
            return refuse(term.error());
        m_syntax.terms.push_back(std::move(*term));
        m_top = add({Kind::Term, m_syntax.terms.size() - 1, {}});
        return true;
    }

    bool deeper()
    {
        if (++m_depth <= FilterExpression::kDeepest)
            return true;
        return refuse({.kind = Fault::TooDeep, .offset = m_reader.at(), .length = 1});
    }

    bool takes(Word wanted, QString &asking)
    {
        m_reader.skipSpace();
        if (m_reader.atEnd() || keyword() != wanted)
            return false;
        asking = m_reader.word().toString();
        m_reader.skip(asking.size());
        return true;
    }

    /// Another term stands beside the last.
    bool beginsTerm()
    {
        m_reader.skipSpace();
        return !m_reader.atEnd() && m_reader.here() != u')' && keyword() != Word::Or;
    }

    bool refuseMissing(const QString &behind)
    {
        const bool atEnd = m_reader.atEnd();
        if (!behind.isEmpty())
            return refuse({.kind = Fault::TermMissing,
                           .offset = m_reader.at(),
                           .subject = behind,
                           .unfinished = atEnd});
        if (m_reader.here() == u')')
            return refuse({.kind = Fault::NothingToClose, .offset = m_reader.at(), .length = 1});
        const QString word = m_reader.word().toString();
        return refuse({.kind = Fault::TermMissingBefore,
                       .offset = m_reader.at(),
                       .length = word.size(),
                       .subject = word});
    }

    TermReader m_reader;
    qsizetype m_size;
    FilterSyntax m_syntax;
    FilterFault m_fault;
    std::size_t m_top = 0;
    int m_depth = 0;
};

} // namespace

tl::expected<FilterSyntax, FilterFault> parseFilterSyntax(const QString &text, BareWords words)
{
    if (text.size() > FilterExpression::kLongestText)
        return tl::unexpected(FilterFault{.kind = Fault::TooLong,
                                          .offset = FilterExpression::kLongestText,
                                          .length = text.size() - FilterExpression::kLongestText});
    Parser parser(text, words);
    if (!parser.run())
        return tl::unexpected(parser.fault());
    return parser.takeSyntax();
}

} // namespace explorer
