// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/metric_names.h"
#include "model/payload/value_tree_builder.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace explorer::sparkplug {

/// What the Sparkplug decoder has to say of the node that its builder added last.
class Notes
{
public:
    Notes(ValueTreeBuilder &builder, const MetricNames *names)
        : m_builder(builder)
        , m_names(names)
    {}

    void type(std::uint32_t datatype); ///< none of Unknown and numbers that name no type
    void moment(std::uint64_t milliseconds);
    void alias(std::uint64_t alias); ///< the name that the birth gave it
    /// A metric's name; nothing of one that is not UTF-8.
    void name(std::string_view name);
    void bornName(const MetricNames::Entry &born); ///< one that the payload does not have

    const MetricNames *names() const { return m_names; }

private:
    ValueTreeBuilder &m_builder;
    const MetricNames *m_names;
    std::size_t m_nameBytes = 0;
};

} // namespace explorer::sparkplug
