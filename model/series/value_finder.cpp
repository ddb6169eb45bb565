// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/series/value_finder.h"

#include "model/series/json_reader.h"

namespace explorer {

namespace {

using Kind = FoundValue::Kind;

struct ValueTaker
{
    std::optional<FoundValue> found;

    void nothing() { found.reset(); }
    void container(json::ondemand::json_type type)
    {
        found = FoundValue{type == json::ondemand::json_type::object ? Kind::Object : Kind::Array};
    }
    void number(std::string_view token) { found = FoundValue{Kind::Number, std::string(token)}; }
    void text(std::string_view content) { found = FoundValue{Kind::String, std::string(content)}; }
    void truth(bool value) { found = FoundValue{Kind::Boolean, value ? "true" : "false"}; }
    void null() { found = FoundValue{Kind::Null, "null"}; }
};

} // namespace

struct ValueFinder::State
{
    json::Reader reader;
};

ValueFinder::ValueFinder()
    : m(std::make_unique<State>())
{}
ValueFinder::~ValueFinder() = default;

std::optional<FoundValue> ValueFinder::find(std::span<const std::uint8_t> payload, const ValuePath &path)
{
    if (path.isWhole())
        return std::nullopt;
    const std::string_view text =
        json::withoutLead({reinterpret_cast<const char *>(payload.data()), payload.size()});
    ValueTaker taker;
    const bool wellFormed = m->reader.walk(text, path, taker);
    m->reader.giveBack();
    return wellFormed ? taker.found : std::nullopt;
}

} // namespace explorer
