// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/filter/filter_syntax.h"

#include <QStringList>

namespace explorer {

/// A parsed filter in words: "or(name 'a' nocase, and(not(size > 10), json $.t exists))".
class SyntaxPrinter
{
public:
    static QString print(const FilterSyntax &syntax)
    {
        return syntax.nodes.empty() ? QStringLiteral("everything")
                                    : SyntaxPrinter{syntax}.node(syntax.nodes.size() - 1);
    }

private:
    explicit SyntaxPrinter(const FilterSyntax &syntax)
        : m_syntax(syntax)
    {}

    static QString pattern(const TextPattern &pattern, bool differs)
    {
        const char *const modes[] = {"has", "is", "matches"};
        return QStringLiteral("%1%2 '%3'%4")
            .arg(QLatin1String(differs ? "not " : ""), QLatin1String(modes[int(pattern.mode())]), pattern.text(),
                 QLatin1String(pattern.foldsCase() ? "" : " exactly"));
    }
    static QString comparison(Comparison comparison, double value)
    {
        const char *const marks[] = {"<", "<=", "=", "!=", ">=", ">"};
        return QStringLiteral("%1 %2").arg(QLatin1String(marks[int(comparison)])).arg(value, 0, 'g', 12);
    }
    static QString path(const ValuePath &path) { return QStringLiteral("json ") + QString::fromStdString(path.toString()); }

    struct Term
    {
        QString operator()(const NameTerm &term) const
        {
            if (term.automaton.hasWildcards())
                return QStringLiteral("wildcard");
            return QStringLiteral("name ") + pattern(term.automaton.pattern(), false);
        }
        QString operator()(const NamePatternTerm &term) const
        {
            return QStringLiteral("name ") + pattern(term.pattern, term.differs);
        }
        QString operator()(const PayloadTerm &term) const
        {
            return QStringLiteral("payload ") + pattern(term.pattern, term.differs);
        }
        QString operator()(const ValueExistsTerm &term) const { return path(term.path) + QStringLiteral(" exists"); }
        QString operator()(const ValueTextTerm &term) const
        {
            return path(term.path) + u' ' + pattern(term.pattern, term.differs);
        }
        QString operator()(const ValueNumberTerm &term) const
        {
            return path(term.path) + u' ' + comparison(term.comparison, term.number);
        }
        QString operator()(const RetainedTerm &term) const
        {
            return QLatin1String(term.differs ? "not " : "") +
                   QLatin1String(!term.wanted ? "retained unknown" : *term.wanted ? "retained" : "retained no");
        }
        QString operator()(const MeasureTerm &term) const
        {
            const char *const names[] = {"qos", "size", "rate", "age"};
            return QLatin1String(names[int(term.what)]) + QStringLiteral(" ") + comparison(term.comparison, term.value);
        }
    };

    QString node(std::size_t at) const
    {
        const FilterSyntax::Node &node = m_syntax.nodes[at];
        if (node.kind == FilterSyntax::Kind::Term)
            return std::visit(Term(), m_syntax.terms[node.term]);
        QStringList children;
        for (const std::size_t child : node.children)
            children += this->node(child);
        const char *const names[] = {"", "not", "and", "or"};
        return QLatin1String(names[int(node.kind)]) + QStringLiteral("(") + children.join(QStringLiteral(", ")) +
               QStringLiteral(")");
    }

    const FilterSyntax &m_syntax;
};

} // namespace explorer
