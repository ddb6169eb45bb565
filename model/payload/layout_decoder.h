// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/layout_language.h"
#include "model/payload/setup_cache.h"

namespace explorer {

/// "layout": a payload as the user's layout (see layout_language.h) describes it, an object of its fields.
///
/// A name of a value and the unit are a number's Meaning; a wrong checksum or constant is its Fault. A
/// payload that is too short is shown as far as it goes: what is left is the bytes of the field that lacks
/// some, with a Fault. Bytes that the layout says nothing of are "…rest" with a Fault.
class LayoutDecoder : public PayloadDecoder
{
public:
    const char *id() const override { return "layout"; }
    int probe(const DecodeRequest &) const override { return 0; }
    tl::expected<ValueTree, DecodeProblem> decode(const DecodeRequest &request,
                                                  const DecodeBudget &budget) const override;
    Setup setup() const override { return Setup::Required; }

private:
    mutable SetupCache<Layout> m_layouts;
};

} // namespace explorer
