// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/text_decoder.h"

#include "model/payload/json_parser.h"
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

} // namespace

bool TextDecoder::takesContentType(std::string_view contentType) const
{
    return contentType == "text/plain" || contentType == "text/csv";
}

int TextDecoder::probe(const DecodeRequest &request) const
{
    const std::span payload = request.payload;
    const std::string_view contentType = request.contentType;
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
    const std::string_view text = textOf(request.payload);
    if (text.size() > budget.bytes)
        return tl::unexpected(DecodeProblem{.kind = DecodeProblem::Kind::TooLarge});
    const std::size_t invalid = mqtt::firstInvalidUtf8(text);
    if (invalid < text.size()) {
        DecodeProblem problem{.kind = DecodeProblem::Kind::Encoding, .offset = invalid};
        locateProblem(problem, text);
        return tl::unexpected(std::move(problem));
    }
    std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    std::size_t end = text.find_last_not_of(" \t\r\n") + 1;
    const std::string_view word = begin < end ? text.substr(begin, end - begin) : std::string_view();
    ValueNode node;
    if (isNumber(word))
        node.kind = ValueNode::Kind::Number;
    else if (word == "true")
        node.kind = ValueNode::Kind::True;
    else if (word == "false")
        node.kind = ValueNode::Kind::False;
    else
        node.kind = ValueNode::Kind::String;
    if (node.kind == ValueNode::Kind::String) {
        begin = 0;
        end = text.size();
    }
    node.text = text.substr(begin, end - begin);
    node.sourceBegin = std::uint32_t(begin);
    node.sourceEnd = std::uint32_t(end);
    ValueTree tree;
    tree.nodes.push_back(std::move(node));
    return tree;
}

} // namespace explorer
