// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/series/value_path.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace explorer {

/// What stands at a path of a JSON document.
struct FoundValue
{
    enum class Kind : std::uint8_t
    {
        Object,
        Array,
        String,
        Number,
        Boolean,
        Null
    };
    Kind kind = Kind::Null;
    std::string text = {}; ///< strings unescaped, numbers as spelt, true, false, null; empty for containers

    bool isContainer() const { return kind == Kind::Object || kind == Kind::Array; }
    friend bool operator==(const FoundValue &, const FoundValue &) = default;
};

/// The value at a path of a JSON object or array, whatever it is. NumberExtractor's brother: the same
/// documents count, of repeated keys the last. nullopt when there is none, and for the whole document.
///
/// Keeps a parser for reuse: one object per thread. Cost ~0.1–0.4 µs for small JSON.
class ValueFinder
{
public:
    ValueFinder();
    ~ValueFinder();
    std::optional<FoundValue> find(std::span<const std::uint8_t> payload, const ValuePath &path);

private:
    struct State;
    std::unique_ptr<State> m;
};

} // namespace explorer
