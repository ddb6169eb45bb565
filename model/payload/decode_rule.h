// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace explorer {

/// How payloads are read: what is taken off them first, then the decoder with what the user told it.
struct DecodePlan
{
    std::vector<std::string> transforms = {}; ///< ids, outermost first
    std::string decoder = {};                 ///< id; empty: the best match of what is inside
    std::string setup = {};                   ///< see DecodeRequest::setup

    friend bool operator==(const DecodePlan &, const DecodePlan &) = default;
};

/// The user's word on how the topics of a filter are read; saved in the connection's profile.
struct DecodeRule
{
    std::string filter; ///< an MQTT topic filter
    DecodePlan plan;

    friend bool operator==(const DecodeRule &, const DecodeRule &) = default;
};

/// The first rule whose filter matches; nullptr when none does.
const DecodeRule *ruleFor(std::span<const DecodeRule> rules, std::string_view topic);

/// With `rule` in front of the first that matches `topic`, so that it holds for that topic and comes as late as it can
/// for the others. One that had its filter goes.
std::vector<DecodeRule> withRule(std::vector<DecodeRule> rules, DecodeRule rule, std::string_view topic);

} // namespace explorer
