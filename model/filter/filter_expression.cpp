// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/filter_expression.h"

#include "model/filter/filter_syntax.h"

#include <algorithm>

namespace explorer {

namespace {

/// Roughly how long a term takes, relative to the others.
int costOf(const FilterTerm &term)
{
    struct Cost
    {
        int operator()(const NameTerm &) const { return 0; }
        int operator()(const MeasureTerm &) const { return 1; }
        int operator()(const RetainedTerm &) const { return 1; }
        int operator()(const NamePatternTerm &) const { return 2; }
        int operator()(const PayloadTerm &term) const
        {
            return term.pattern.mode() == TextPattern::Mode::Regex ? 5 : 3;
        }
        int operator()(const ValueNumberTerm &) const { return 4; }
        int operator()(const ValueExistsTerm &) const { return 4; }
        int operator()(const ValueTextTerm &) const { return 4; }
    };
    return std::visit(Cost(), term);
}

} // namespace

tl::expected<FilterExpression, FilterFault> FilterExpression::parse(const QString &text, BareWords words)
{
    auto syntax = parseFilterSyntax(text, words);
    if (!syntax)
        return tl::unexpected(syntax.error());
    if (syntax->nodes.empty())
        return FilterExpression();
    return FilterCompiler::compile(std::move(*syntax), text);
}

FilterExpression FilterCompiler::compile(FilterSyntax syntax, const QString &text)
{
    using Kind = FilterSyntax::Kind;
    using Step = FilterExpression::Step;
    auto data = std::make_shared<FilterExpression::Data>();
    data->text = text;

    // Children before parents: one walk forward knows the costs of all.
    std::vector<int> cost(syntax.nodes.size(), 0);
    for (std::size_t i = 0; i < syntax.nodes.size(); ++i) {
        FilterSyntax::Node &node = syntax.nodes[i];
        if (node.kind == Kind::Term)
            cost[i] = costOf(syntax.terms[node.term]);
        std::ranges::stable_sort(node.children, {}, [&](std::size_t child) { return cost[child]; });
        for (const std::size_t child : node.children)
            cost[i] = std::max(cost[i], cost[child]);
    }

    // From the end to the beginning: who comes later is known to who comes before. Parents before children, with the
    // targets that a node inherits; a sibling's entry is known only when it is done, so this goes by recursion, whose
    // depth the parser has bounded.
    struct Emit
    {
        const FilterSyntax &syntax;
        std::vector<Step> &steps;
        std::uint16_t operator()(std::size_t at, std::uint16_t onTrue, std::uint16_t onFalse) const
        {
            const FilterSyntax::Node &node = syntax.nodes[at];
            const auto &children = node.children;
            switch (node.kind) {
            case Kind::Term:
                steps.push_back({std::uint16_t(node.term), onTrue, onFalse});
                return std::uint16_t(steps.size() - 1);
            case Kind::Not:
                return (*this)(children.front(), onFalse, onTrue);
            case Kind::And: {
                std::uint16_t next = onTrue;
                for (auto child = children.rbegin(); child != children.rend(); ++child)
                    next = (*this)(*child, next, onFalse);
                return next;
            }
            case Kind::Or: {
                std::uint16_t next = onFalse;
                for (auto child = children.rbegin(); child != children.rend(); ++child)
                    next = (*this)(*child, onTrue, next);
                return next;
            }
            }
            return onTrue;
        }
    };
    data->entry = Emit{syntax, data->steps}(syntax.nodes.size() - 1, FilterExpression::kAccept,
                                            FilterExpression::kReject);

    const auto isText = [](const FilterTerm &term) {
        const auto *name = std::get_if<NameTerm>(&term);
        return name && !name->automaton.hasWildcards();
    };
    const bool negates =
        std::ranges::any_of(syntax.nodes, [](const auto &node) { return node.kind == Kind::Not; });
    data->growsDownwards = !negates && std::ranges::all_of(syntax.terms, isText);
    data->asksMessages = !std::ranges::all_of(syntax.terms, asksName);
    data->asksTime = std::ranges::any_of(syntax.terms, [](const auto &term) { return explorer::asksTime(term); });

    // Below an odd number of negations a text is what is not there.
    std::vector<bool> negated(syntax.nodes.size(), false);
    for (std::size_t i = syntax.nodes.size(); i-- > 0;) {
        const FilterSyntax::Node &node = syntax.nodes[i];
        for (const std::size_t child : node.children)
            negated[child] = negated[i] != (node.kind == Kind::Not);
        if (node.kind == Kind::Term && !negated[i] && isText(syntax.terms[node.term])) {
            const TextPattern &pattern = std::get<NameTerm>(syntax.terms[node.term]).automaton.pattern();
            data->marks.push_back({pattern.text(), pattern.foldsCase()});
        }
    }
    data->terms = std::move(syntax.terms);

    FilterExpression expression;
    expression.m = std::move(data);
    return expression;
}

const QString &FilterExpression::text() const
{
    static const QString none;
    return m ? m->text : none;
}

std::span<const FilterTerm> FilterExpression::terms() const
{
    return m ? std::span<const FilterTerm>(m->terms) : std::span<const FilterTerm>();
}

bool FilterExpression::asksMessages() const { return m && m->asksMessages; }

bool FilterExpression::asksTime() const { return m && m->asksTime; }

bool FilterExpression::growsDownwards() const { return m && m->growsDownwards; }

std::vector<FilterExpression::Mark> FilterExpression::marks() const
{
    return m ? m->marks : std::vector<Mark>();
}

} // namespace explorer
