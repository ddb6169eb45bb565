// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace explorer {

/// A row of the layout language's description: an example, which stands as it is, and English words for it,
/// which whoever shows them translates in the context "ui::LayoutHelp".
struct LayoutHelpRow
{
    const char *example;
    const char *words;
};

/// What there is to know of the language, from the simple to the rare; the contract is in layout_language.h.
std::span<const LayoutHelpRow> layoutHelp();

} // namespace explorer
