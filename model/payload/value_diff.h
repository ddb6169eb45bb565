// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/value_tree.h"

#include <atomic>
#include <optional>
#include <string>
#include <vector>

namespace explorer {

/// One place where two decoded payloads differ. Nodes index the respective tree; −1 where the place does not
/// exist.
struct ValueChange
{
    enum class Kind : std::uint8_t
    {
        Added,
        Removed,
        Changed
    };
    Kind kind = Kind::Changed;
    std::string path; ///< "$.a.b[0]"
    std::int32_t before = -1;
    std::int32_t after = -1;
    std::optional<double> delta; ///< after − before where both are numbers
};

struct ValueDiff
{
    std::vector<ValueChange> changes; ///< in the order of the new document, what is gone after its siblings
    bool capped = false;              ///< there are more than were listed
    bool cancelled = false;           ///< the rest is of no use
    bool equal() const { return changes.empty(); }
};

struct ValueDiffHow
{
    /// Numbers of the same value are equal however they are spelt: for payloads of two formats.
    bool numbersByValue = false;
    const std::atomic<bool> *cancelled = nullptr;
};

/// What changed from `before` to `after`, by structure.
///
/// Members are matched by key (the n-th of a repeated key with the n-th), elements by position; a member that
/// merely moved has not changed. A number counts as changed when its spelling did. Added or removed
/// containers are one change, not one per leaf. Cost      linear in both trees. No recursion.
ValueDiff diffValues(const ValueTree &before, const ValueTree &after, std::size_t mostChanges = 10'000,
                     const ValueDiffHow &how = {});

} // namespace explorer
