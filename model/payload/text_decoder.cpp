// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/text_decoder.h"

#include "model/payload/encoding_guess.h"
#include "model/payload/json_parser.h"
#include "model/payload/text_encoding.h"
#include "protocol/core/utf8.h"

#include <algorithm>
#include <charconv>

namespace explorer {

namespace {

constexpr std::size_t kProbeBytes = 4096;
constexpr std::size_t kLongestNumber = 64;

std::string_view textOf(std::span<const std::uint8_t> payload)
{
    return {reinterpret_cast<const char *>(payload.data()), payload.size()};
}

bool isNumber(std::string_view text)
{
    if (text.empty() || text.size() > kLongestNumber)
        return false;
    if (text.front() == '+')
        text.remove_prefix(1);
    if (text.empty() ||
        !(text.front() == '-' || text.front() == '.' || (text.front() >= '0' && text.front() <= '9')))
        return false; // "inf" and "nan" are words here
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool fits = read.ec == std::errc() || read.ec == std::errc::result_out_of_range;
    return fits && read.ptr == text.data() + text.size();
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    const std::size_t end = text.find_last_not_of(" \t\r\n") + 1;
    return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

tl::expected<TextEncoding, DecodeProblem> encodingOf(const DecodeRequest &request)
{
    const std::string_view setup = trimmed(request.setup);
    if (!setup.empty()) {
        const auto named = textEncodingNamed(setup);
        return named ? tl::expected<TextEncoding, DecodeProblem>(*named) : tl::unexpected(unknownEncoding());
    }
    if (const auto named = textEncodingNamed(charsetOf(request.contentType)))
        return *named;
    return certainUtf16(request.payload).value_or(TextEncoding::Utf8);
}

ValueNode::Kind kindOf(std::string_view word)
{
    if (isNumber(word))
        return ValueNode::Kind::Number;
    if (word == "true")
        return ValueNode::Kind::True;
    return word == "false" ? ValueNode::Kind::False : ValueNode::Kind::String;
}

} // namespace

bool TextDecoder::takesContentType(std::string_view contentType) const
{
    return contentType == "text/plain" || contentType == "text/csv";
}

int TextDecoder::probe(const DecodeRequest &request) const
{
    const std::span payload = request.payload;
    const std::string_view contentType = request.contentType;
    if (certainUtf16(payload))
        return 96; // above the brace that JSON sees first
    const std::string_view text = textOf(payload).substr(0, kProbeBytes);
    const std::size_t invalid = mqtt::firstInvalidUtf8(text);
    const bool cut = payload.size() > text.size() && invalid + 4 > text.size();
    if (invalid < text.size() && !cut)
        return contentType.starts_with("text/") ? 30 : 0;
    const auto odd = std::ranges::count_if(text, [](char c) {
        return std::uint8_t(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\x1B';
    });
    if (std::size_t(odd) * 8 > text.size()) // valid by chance: short binary
        return contentType.starts_with("text/") ? 30 : 5;
    return contentType.starts_with("text/") ? 97 : 50;
}

tl::expected<ValueTree, DecodeProblem> TextDecoder::decode(const DecodeRequest &request,
                                                           const DecodeBudget &budget) const
{
    const auto encoding = encodingOf(request);
    if (!encoding)
        return tl::unexpected(encoding.error());
    const bool isUtf8 = *encoding == TextEncoding::Utf8;
    std::string converted;
    if (!isUtf8) {
        auto utf8 = utf8Of(request.payload, *encoding, budget);
        if (!utf8)
            return tl::unexpected(std::move(utf8.error()));
        converted = std::move(*utf8);
    }
    const std::string_view text = isUtf8 ? textOf(request.payload) : converted;
    if (text.size() > budget.bytes)
        return tl::unexpected(DecodeProblem{.kind = DecodeProblem::Kind::TooLarge});
    const std::size_t invalid = isUtf8 ? mqtt::firstInvalidUtf8(text) : text.size();
    if (invalid < text.size()) {
        DecodeProblem problem{.kind = DecodeProblem::Kind::Encoding, .offset = invalid};
        locateProblem(problem, text);
        return tl::unexpected(std::move(problem));
    }
    const std::string_view word = trimmed(text);
    ValueNode node;
    node.kind = kindOf(word);
    const std::string_view shown = node.kind == ValueNode::Kind::String ? text : word;
    const auto begin = isUtf8 && !shown.empty() ? std::size_t(shown.data() - text.data()) : 0;
    node.text = shown;
    node.sourceBegin = std::uint32_t(begin);
    node.sourceEnd = std::uint32_t(isUtf8 ? begin + shown.size() : request.payload.size());
    ValueTree tree;
    tree.nodes.push_back(std::move(node));
    if (!isUtf8)
        tree.notes.push_back({0, ValueNote::Kind::Type, nameOf(*encoding)});
    return tree;
}

} // namespace explorer
