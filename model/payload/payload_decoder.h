// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/value_tree.h"

#include <tl/expected.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace explorer {

class MetricNames;

/// Why a decoder gave up: shown beside the raw bytes, which are always there.
struct DecodeProblem
{
    enum class Kind : std::uint8_t
    {
        Syntax,
        TooDeep,
        TooLarge,
        TooSlow,
        Cancelled,
        Encoding,
        Unknown, ///< the plan names a decoder or transform that this version does not have
        Cut ///< the payload is only the beginning of one that was too large for memory
    };
    Kind kind = Kind::Syntax;
    std::size_t offset = 0; ///< byte in the payload
    int line = 0;           ///< 1-based, 0 when it makes no sense
    int column = 0;
    std::string expected = {}; ///< what would have been right there, in English terms of the format ("',' or '}'")
    bool isOfSetup = false; ///< it is the user's DecodeRequest::setup that is wrong: offset, line and column are in that
};

/// What is to be decoded and what is known of it. Borrowed: valid for the call.
struct DecodeRequest
{
    std::span<const std::uint8_t> payload;
    std::string_view contentType = {}; ///< MQTT 5.0's property; empty: not told
    std::string_view topic = {};
    std::string_view setup = {}; ///< the user's own words for this decoder (a layout, a message type …); empty: none
    const MetricNames *metricNames = nullptr; ///< what the sender's Sparkplug birth said; nullptr: not known
};

/// Limits of one decode. A decoder checks them as it goes.
struct DecodeBudget
{
    int depth = 64;
    std::size_t bytes = 64u << 20;
    std::size_t nodes = 1'000'000; ///< about 100 bytes of memory each
    std::chrono::milliseconds time{250};
    const std::atomic<bool> *cancelled = nullptr;
};

/// One payload format. Without state that shows; any thread, several at once.
class PayloadDecoder
{
public:
    virtual ~PayloadDecoder() = default;
    virtual const char *id() const = 0; ///< "json", "text" …: stable, saved in settings and profiles
    /// Whether a content type (lower case, without parameters) names this format.
    virtual bool takesContentType(std::string_view) const { return false; }
    /// 0 = certainly not, 100 = certainly; looks at a bounded prefix, the topic and the content type only.
    virtual int probe(const DecodeRequest &request) const = 0;
    virtual tl::expected<ValueTree, DecodeProblem> decode(const DecodeRequest &request,
                                                          const DecodeBudget &budget) const = 0;
    /// Whether it can be told more by DecodeRequest::setup, and whether it can do without.
    enum class Setup : std::uint8_t { None, Optional, Required };
    virtual Setup setup() const { return Setup::None; }
};

/// Every decoder there is, in order of preference: one row each.
class DecoderRegistry
{
public:
    DecoderRegistry();
    const PayloadDecoder *byId(std::string_view id) const;
    /// The best match; never null (text or hex takes anything).
    const PayloadDecoder *choose(const DecodeRequest &request) const;
    /// The one that a content type names; nullptr when none does.
    const PayloadDecoder *byContentType(std::string_view contentType) const;
    std::span<const std::unique_ptr<PayloadDecoder>> all() const { return m_decoders; }
    /// One more, before the one that takes anything; while nobody else knows the registry.
    void add(std::unique_ptr<PayloadDecoder> decoder)
    {
        m_decoders.insert(m_decoders.end() - 1, std::move(decoder));
    }

private:
    std::vector<std::unique_ptr<PayloadDecoder>> m_decoders;
};

} // namespace explorer
