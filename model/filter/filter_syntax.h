// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/filter/filter_expression.h"

#include <cstdint>
#include <vector>

namespace explorer {

/// A parsed filter as a tree in two vectors; `nodes` has children before their parents, the last is the top.
struct FilterSyntax
{
    enum class Kind : std::uint8_t
    {
        Term,
        Not,
        And,
        Or
    };
    struct Node
    {
        Kind kind = Kind::Term;
        std::size_t term = 0;              ///< of a Term
        std::vector<std::size_t> children; ///< of the others: nodes
    };
    std::vector<FilterTerm> terms;
    std::vector<Node> nodes;
};

/// Reads the grammar of FilterExpression. White space alone gives no nodes.
tl::expected<FilterSyntax, FilterFault> parseFilterSyntax(const QString &text, BareWords words = BareWords::InName);

/// Turns a syntax tree into the steps of an expression, cheap terms first.
class FilterCompiler
{
public:
    static FilterExpression compile(FilterSyntax syntax, const QString &text);
};

} // namespace explorer
