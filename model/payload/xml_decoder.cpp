// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/xml_decoder.h"

#include "model/payload/encoding_guess.h"
#include "model/payload/xml_parser.h"

namespace explorer {

namespace {

constexpr std::size_t kProbeBytes = 1024; ///< even: whole units of UTF-16
constexpr std::size_t kLongestDeclaration = 200;

std::string_view textOf(std::span<const std::uint8_t> payload)
{
    return {reinterpret_cast<const char *>(payload.data()), payload.size()};
}

std::string_view begun(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

bool declares(std::string_view text) { return text.starts_with("<?xml") && text.size() > 5 && text[5] <= ' '; }

/// The word after encoding= in the declaration; empty when there is none.
std::string_view declaredEncoding(std::string_view text)
{
    text = begun(text.substr(0, kLongestDeclaration));
    if (!declares(text))
        return {};
    text = text.substr(0, text.find("?>"));
    const std::size_t key = text.find("encoding");
    const std::size_t open = text.find_first_of("\"'", key);
    if (key == std::string_view::npos || open == std::string_view::npos)
        return {};
    return text.substr(open + 1, text.find(text[open], open + 1) - open - 1);
}

std::optional<TextEncoding> utf16Of(std::span<const std::uint8_t> payload)
{
    if (payload.size() >= 4 && payload[0] == '<' && payload[1] == 0)
        return TextEncoding::Utf16Le;
    if (payload.size() >= 4 && payload[0] == 0 && payload[1] == '<')
        return TextEncoding::Utf16Be;
    return certainUtf16(payload);
}

TextEncoding encodingOf(const DecodeRequest &request)
{
    if (const auto named = textEncodingNamed(charsetOf(request.contentType)))
        return *named;
    if (const auto utf16 = utf16Of(request.payload))
        return *utf16;
    return textEncodingNamed(declaredEncoding(textOf(request.payload))).value_or(TextEncoding::Utf8);
}

/// How certainly this beginning of a document is XML.
int probeText(std::string_view source, bool isCut)
{
    const std::string_view text = begun(source);
    if (declares(text))
        return 95;
    if (!text.starts_with('<'))
        return 0;
    const auto parsed = XmlParser(source, DecodeBudget{}).parse();
    if (parsed)
        return 93;
    // What is merely cut by our looking at its beginning breaks at the end of what we see.
    using Kind = DecodeProblem::Kind;
    const DecodeProblem &problem = parsed.error();
    return problem.kind == Kind::TooDeep || (isCut && problem.offset + 4 > source.size()) ? 85 : 0;
}

} // namespace

bool XmlDecoder::takesContentType(std::string_view contentType) const
{
    return contentType == "application/xml" || contentType == "text/xml" || contentType.ends_with("+xml");
}

int XmlDecoder::probe(const DecodeRequest &request) const
{
    if (request.contentType.find("xml") != std::string_view::npos)
        return 100;
    const std::span begin = request.payload.first(std::min(request.payload.size(), kProbeBytes));
    const bool isCut = request.payload.size() > begin.size();
    if (begin.empty() || std::string_view("< \t\r\n\0\xEF\xFE\xFF", 9).find(char(begin[0])) == std::string_view::npos)
        return 0; // neither markup nor what may stand before it
    if (const auto utf16 = utf16Of(request.payload)) {
        const auto text = utf8Of(begin, *utf16, DecodeBudget{});
        return text && probeText(*text, isCut) > 0 ? 97 : 0; // above plain text of that encoding
    }
    return probeText(textOf(begin), isCut);
}

tl::expected<ValueTree, DecodeProblem> XmlDecoder::decode(const DecodeRequest &request,
                                                          const DecodeBudget &budget) const
{
    const TextEncoding encoding = encodingOf(request);
    if (encoding == TextEncoding::Utf8)
        return XmlParser(textOf(request.payload), budget).parse();
    const auto text = utf8Of(request.payload, encoding, budget);
    if (!text)
        return tl::unexpected(text.error());
    auto tree = XmlParser(*text, budget, request.payload.size()).parse();
    if (tree)
        tree->notes.insert(tree->notes.begin(), ValueNote{0, ValueNote::Kind::Type, nameOf(encoding)});
    return tree;
}

} // namespace explorer
