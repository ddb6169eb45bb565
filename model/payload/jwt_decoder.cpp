// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/jwt_decoder.h"

#include "model/payload/base64_transform.h"
#include "model/payload/json_parser.h"
#include "model/payload/utc_text.h"
#include "model/payload/value_tree_builder.h"

#include <array>
#include <charconv>
#include <chrono>

namespace explorer {

namespace {

constexpr std::size_t kLongestHeader = 4096; ///< that a probe takes for one
constexpr std::string_view kBearer = "bearer ";
constexpr std::size_t kSigned = 3;    ///< parts
constexpr std::size_t kEncrypted = 5; ///< parts

/// One piece between dots: where it stands and what it says.
struct Part
{
    std::size_t begin = 0;
    std::string_view digits;
    PayloadBytes bytes;

    /// A byte of what it says as the characters that spell it: four for three.
    std::size_t sourceBegin(std::size_t byte) const { return begin + byte * 4 / 3; }
    std::size_t sourceEnd(std::size_t byte) const { return begin + std::min((byte * 4 + 2) / 3, digits.size()); }
    std::string_view text() const { return {reinterpret_cast<const char *>(bytes.data()), bytes.size()}; }
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; }

/// Where the token begins: after white space and the word of an Authorization field.
std::size_t tokenBegin(std::string_view text)
{
    std::size_t at = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    if (std::ranges::equal(text.substr(at, kBearer.size()), kBearer, {}, lower))
        at = std::min(text.find_first_not_of(' ', at + kBearer.size()), text.size());
    return at;
}

std::string_view textOf(std::span<const std::uint8_t> payload)
{
    return {reinterpret_cast<const char *>(payload.data()), payload.size()};
}

bool isDigit(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

tl::unexpected<DecodeProblem> syntax(std::size_t offset, const char *expected)
{
    return tl::unexpected(
        DecodeProblem{.kind = DecodeProblem::Kind::Syntax, .offset = offset, .expected = expected});
}

tl::expected<std::vector<Part>, DecodeProblem> partsOf(std::string_view text, const DecodeBudget &budget)
{
    std::vector<Part> parts;
    std::size_t at = tokenBegin(text);
    const std::size_t end = std::max(at, text.find_last_not_of(" \t\r\n") + 1);
    while (true) {
        Part part;
        part.begin = at;
        while (at < end && isDigit(text[at]))
            ++at;
        part.digits = text.substr(part.begin, at - part.begin);
        parts.push_back(std::move(part));
        if (at == end)
            break;
        if (text[at] != '.')
            return syntax(at, "a digit of Base64");
        if (parts.size() == kEncrypted)
            return syntax(at, "the end of the data");
        ++at;
    }
    if (parts.size() != kSigned && parts.size() != kEncrypted)
        return syntax(end, "three or five parts with dots between them");
    for (Part &part : parts) {
        auto bytes = Base64Transform().unwrap(
            {reinterpret_cast<const std::uint8_t *>(part.digits.data()), part.digits.size()}, budget);
        if (!bytes) {
            bytes.error().offset += part.begin;
            return tl::unexpected(std::move(bytes.error()));
        }
        part.bytes = std::move(*bytes);
    }
    return parts;
}

/// The tree of one part becomes a member of the whole.
bool graft(ValueTreeBuilder &builder, const ValueTree &tree, const char *key, const Part &part)
{
    std::vector<std::int32_t> open;
    const auto closeTo = [&](std::int32_t parent) {
        while (!open.empty() && open.back() != parent) {
            builder.close(part.sourceEnd(tree.nodes[std::size_t(open.back())].sourceEnd));
            open.pop_back();
        }
    };
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const ValueNode &node = tree.nodes[i];
        closeTo(node.parent);
        std::string name = i == 0 ? std::string(key) : node.key;
        const std::size_t begin = part.sourceBegin(node.sourceBegin);
        if (node.kind == ValueNode::Kind::Object || node.kind == ValueNode::Kind::Array) {
            if (!builder.open(node.kind, std::move(name), begin))
                return false;
            open.push_back(std::int32_t(i));
        } else if (builder.add(node.kind, std::move(name), node.text, begin, part.sourceEnd(node.sourceEnd)) < 0) {
            return false;
        }
    }
    closeTo(-1);
    return true;
}

tl::expected<ValueTree, DecodeProblem> jsonOf(const Part &part, const DecodeBudget &budget)
{
    auto tree = JsonParser(part.text(), budget).parse();
    if (tree)
        return tree;
    DecodeProblem &problem = tree.error();
    problem.offset = part.sourceBegin(problem.offset);
    problem.line = problem.column = 0; // they are of the JSON inside, which is nowhere to be seen
    return tree;
}

std::string_view memberText(const ValueTree &tree, std::string_view key)
{
    for (std::size_t i = 1; i < tree.nodes.size(); ++i) {
        if (tree.nodes[i].parent == 0 && tree.nodes[i].key == key)
            return tree.nodes[i].text;
    }
    return {};
}

/// The registered claims that are moments. [RFC 7519 §4.1]
void noteTimes(ValueTree &tree, std::int32_t claims)
{
    const std::int64_t now =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    static constexpr std::array<std::string_view, 4> kTimes{"iat", "nbf", "exp", "auth_time"};
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const ValueNode &node = tree.nodes[i];
        if (node.parent != claims || node.kind != ValueNode::Kind::Number ||
            std::ranges::find(kTimes, node.key) == kTimes.end())
            continue;
        const std::string_view whole = std::string_view(node.text).substr(0, node.text.find('.'));
        std::int64_t seconds = 0;
        const auto read = std::from_chars(whole.data(), whole.data() + whole.size(), seconds);
        std::string text = utcText(seconds);
        if (read.ec != std::errc() || read.ptr != whole.data() + whole.size() || text.empty())
            continue;
        if (node.key == "exp" && seconds <= now)
            text += ", expired";
        if (node.key == "nbf" && seconds > now)
            text += ", not yet valid";
        tree.notes.push_back({std::int32_t(i), ValueNote::Kind::Meaning, std::move(text)});
    }
}

} // namespace

bool JwtDecoder::takesContentType(std::string_view contentType) const
{
    return contentType == "application/jwt" || contentType.ends_with("+jwt");
}

int JwtDecoder::probe(const DecodeRequest &request) const
{
    if (request.contentType.find("jwt") != std::string_view::npos)
        return 100;
    const std::string_view text = textOf(request.payload);
    const std::string_view rest = text.substr(tokenBegin(text.substr(0, 64)));
    if (!rest.starts_with("ey")) // what every '{' with a quote after it begins with
        return 0;
    const std::size_t dot = rest.substr(0, kLongestHeader).find('.');
    if (dot == std::string_view::npos || rest.find('.', dot + 1) == std::string_view::npos)
        return 0;
    const auto header = Base64Transform().unwrap(request.payload.subspan(std::size_t(rest.data() - text.data()), dot),
                                                 DecodeBudget{});
    if (!header)
        return 0;
    const auto tree =
        JsonParser({reinterpret_cast<const char *>(header->data()), header->size()}, DecodeBudget{}).parse();
    return tree && !memberText(*tree, "alg").empty() ? 98 : 0;
}

tl::expected<ValueTree, DecodeProblem> JwtDecoder::decode(const DecodeRequest &request,
                                                          const DecodeBudget &budget) const
{
    const auto parts = partsOf(textOf(request.payload), budget);
    if (!parts)
        return tl::unexpected(parts.error());
    const bool isEncrypted = parts->size() == kEncrypted;
    const auto header = jsonOf(parts->front(), budget);
    if (!header)
        return header;
    ValueTreeBuilder builder(budget);
    builder.open(ValueNode::Kind::Object, {}, parts->front().begin);
    graft(builder, *header, "header", parts->front());
    std::int32_t claims = -1;
    static constexpr std::array kSignedNames{"header", "payload", "signature"};
    static constexpr std::array kEncryptedNames{"header", "key", "iv", "payload", "tag"};
    for (std::size_t i = 1; i < parts->size() && !builder.problem(); ++i) {
        const Part &part = (*parts)[i];
        const char *name = isEncrypted ? kEncryptedNames[i] : kSignedNames[i];
        if (!isEncrypted && i == 1 && part.text().find_first_not_of(" \t\r\n") == part.text().find('{')) {
            const auto payload = jsonOf(part, budget);
            if (!payload)
                return payload;
            claims = std::int32_t(header->nodes.size()) + 1;
            graft(builder, *payload, name, part);
            continue;
        }
        builder.add(ValueNode::Kind::Binary, name, hexText(part.bytes), part.begin, part.begin + part.digits.size());
        if (isEncrypted && i == 3)
            builder.note(ValueNote::Kind::Meaning, "encrypted");
        if (!isEncrypted && i == 2)
            builder.note(part.bytes.empty() ? ValueNote::Kind::Fault : ValueNote::Kind::Meaning,
                         part.bytes.empty() ? "not signed" : "not verified");
    }
    auto tree = builder.finish(parts->back().begin + parts->back().digits.size());
    if (tree && claims >= 0) {
        noteTimes(*tree, claims);
        std::ranges::stable_sort(tree->notes, {}, &ValueNote::node);
    }
    return tree;
}

} // namespace explorer
