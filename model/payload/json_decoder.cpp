// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/json_decoder.h"

#include "model/payload/json_parser.h"

#include <algorithm>

namespace explorer {

namespace {

constexpr std::size_t kProbeBytes = 512;

std::string_view textOf(std::span<const std::uint8_t> payload)
{
    return {reinterpret_cast<const char *>(payload.data()), payload.size()};
}

std::string_view trimmed(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

} // namespace

bool JsonDecoder::takesContentType(std::string_view contentType) const
{
    return contentType == "application/json" || contentType == "text/json" || contentType.ends_with("+json");
}

int JsonDecoder::probe(const DecodeRequest &request) const
{
    const std::span payload = request.payload;
    if (request.contentType.find("json") != std::string_view::npos)
        return 100;
    const std::string_view source = textOf(payload).substr(0, kProbeBytes);
    const std::string_view text = trimmed(source);
    if (text.empty())
        return 0;
    const auto parsed = JsonParser(source, DecodeBudget{}).parse();
    if (parsed)
        return 95;
    // A document that is merely cut by our looking at its beginning breaks at the end of what we see.
    const bool cut = payload.size() > source.size() && parsed.error().offset + 8 >= source.size();
    switch (text.front()) {
    case '{': // nothing else looks like this: better to say where it breaks than to call it text
        return 90;
    case '[': // "[2026-11-24] started" is a log line
        return cut || parsed.error().kind != DecodeProblem::Kind::Syntax || text.find('"') == 1 ||
                       text.find('{') == 1
                   ? 85
                   : 20;
    case '"':
        return cut ? 80 : 20;
    default: // a number or a word; text shows it as well
        return 5;
    }
}

tl::expected<ValueTree, DecodeProblem> JsonDecoder::decode(const DecodeRequest &request,
                                                           const DecodeBudget &budget) const
{
    return JsonParser(textOf(request.payload), budget).parse();
}

} // namespace explorer
