// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/text_encoding.h"

#include "model/payload/encoding_guess.h"
#include "protocol/core/utf8.h"

#ifdef MQTTSCOPE_ICONV
#include <iconv.h>
#endif

#include <array>
#include <cerrno>

namespace explorer {

namespace {

constexpr std::size_t kSlice = 64 * 1024; ///< bytes between two looks at the clock

struct Alias
{
    std::string_view name; ///< lower case, without '-' and '_'
    TextEncoding encoding;
};
constexpr Alias kAliases[] = {
    {"utf8", TextEncoding::Utf8},         {"usascii", TextEncoding::Utf8},
    {"ascii", TextEncoding::Utf8},        {"utf16", TextEncoding::Utf16},
    {"utf16le", TextEncoding::Utf16Le},   {"utf16be", TextEncoding::Utf16Be},
    {"iso88591", TextEncoding::Latin1},   {"latin1", TextEncoding::Latin1},
    {"gb18030", TextEncoding::Gb18030},   {"gbk", TextEncoding::Gb18030},
    {"gb2312", TextEncoding::Gb18030},    {"cp936", TextEncoding::Gb18030},
    {"big5", TextEncoding::Big5},         {"cp950", TextEncoding::Big5},
    {"shiftjis", TextEncoding::ShiftJis}, {"sjis", TextEncoding::ShiftJis},
    {"windows31j", TextEncoding::ShiftJis}, {"cp932", TextEncoding::ShiftJis},
    {"euckr", TextEncoding::EucKr},       {"cp949", TextEncoding::EucKr},
    {"ksc56011987", TextEncoding::EucKr}, {"uhc", TextEncoding::EucKr},
};

/// Looks at the clock and at whether anybody still waits.
class Watch
{
public:
    explicit Watch(const DecodeBudget &budget)
        : m_budget(budget)
        , m_deadline(std::chrono::steady_clock::now() + budget.time)
    {}
    std::optional<DecodeProblem> problem(std::size_t offset) const
    {
        if (m_budget.cancelled && *m_budget.cancelled)
            return DecodeProblem{.kind = DecodeProblem::Kind::Cancelled, .offset = offset};
        if (std::chrono::steady_clock::now() > m_deadline)
            return DecodeProblem{.kind = DecodeProblem::Kind::TooSlow, .offset = offset};
        return std::nullopt;
    }

private:
    const DecodeBudget &m_budget;
    std::chrono::steady_clock::time_point m_deadline;
};

using Text = tl::expected<std::string, DecodeProblem>;

Text badByte(std::size_t offset, TextEncoding encoding)
{
    return tl::unexpected(DecodeProblem{
        .kind = DecodeProblem::Kind::Encoding, .offset = offset, .expected = nameOf(encoding)});
}

Text utf8OfUtf16(std::span<const std::uint8_t> bytes, TextEncoding encoding, const Watch &watch)
{
    const bool big = encoding == TextEncoding::Utf16Be;
    const auto unit = [&](std::size_t at) {
        return char32_t(big ? bytes[at] << 8 | bytes[at + 1] : bytes[at + 1] << 8 | bytes[at]);
    };
    std::string out;
    out.reserve(bytes.size());
    std::size_t at = bytes.size() >= 2 && unit(0) == 0xFEFF ? 2 : 0;
    for (std::size_t check = 0; at < bytes.size(); at += 2) {
        if (at >= check) {
            if (auto problem = watch.problem(at))
                return tl::unexpected(std::move(*problem));
            check = at + kSlice;
        }
        if (at + 2 > bytes.size())
            return badByte(at, encoding);
        char32_t c = unit(at);
        if (c == 0 || (c >= 0xDC00 && c < 0xE000))
            return badByte(at, encoding);
        if (c >= 0xD800 && c < 0xDC00) { // the first half of a pair
            const char32_t low = at + 4 <= bytes.size() ? unit(at + 2) : 0;
            if (low < 0xDC00 || low >= 0xE000)
                return badByte(at, encoding);
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            at += 2;
        }
        appendUtf8(out, c);
    }
    return out;
}

Text utf8OfLatin1(std::span<const std::uint8_t> bytes, const Watch &watch)
{
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        if (at % kSlice == 0) {
            if (auto problem = watch.problem(at))
                return tl::unexpected(std::move(*problem));
        }
        if (bytes[at] == 0)
            return badByte(at, TextEncoding::Latin1);
        appendUtf8(out, bytes[at]);
    }
    return out;
}

#ifdef MQTTSCOPE_ICONV

/// What iconv calls the widest form in use.
const char *iconvName(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Gb18030:
        return "GB18030";
    case TextEncoding::Big5:
        return "BIG5";
    case TextEncoding::ShiftJis:
        return "CP932";
    case TextEncoding::EucKr:
        return "CP949";
    case TextEncoding::Utf8:
    case TextEncoding::Utf16:
    case TextEncoding::Utf16Le:
    case TextEncoding::Utf16Be:
    case TextEncoding::Latin1:
        break;
    }
    return "UTF-8";
}

class Converter
{
public:
    explicit Converter(TextEncoding encoding)
        : m_encoding(encoding)
        , m_handle(iconv_open("UTF-8", iconvName(encoding)))
    {}
    ~Converter()
    {
        if (isOpen())
            iconv_close(m_handle);
    }
    Converter(const Converter &) = delete;
    Converter &operator=(const Converter &) = delete;

    bool isOpen() const { return m_handle != iconv_t(-1); }

    Text run(std::span<const std::uint8_t> bytes, const Watch &watch)
    {
        std::string out;
        std::vector<char> piece(kSlice);
        char *in = const_cast<char *>(reinterpret_cast<const char *>(bytes.data())); // iconv only reads it
        std::size_t left = bytes.size();
        while (left > 0) {
            if (auto problem = watch.problem(bytes.size() - left))
                return tl::unexpected(std::move(*problem));
            char *to = piece.data();
            std::size_t room = piece.size();
            const std::size_t result = iconv(m_handle, &in, &left, &to, &room);
            out.append(piece.data(), std::size_t(to - piece.data()));
            if (result == std::size_t(-1) && errno != E2BIG) // EILSEQ, or EINVAL for half a character at the end
                return badByte(bytes.size() - left, m_encoding);
        }
        return out;
    }

private:
    TextEncoding m_encoding;
    iconv_t m_handle;
};

Text utf8ByIconv(std::span<const std::uint8_t> bytes, TextEncoding encoding, const Watch &watch)
{
    Converter converter(encoding);
    if (!converter.isOpen())
        return tl::unexpected(unknownEncoding());
    Text text = converter.run(bytes, watch);
    // No character of more than one byte has a zero among them.
    const auto zero = std::size_t(std::ranges::find(bytes, std::uint8_t(0)) - bytes.begin());
    return zero < bytes.size() && (text || text.error().offset > zero) ? badByte(zero, encoding) : std::move(text);
}

#else

Text utf8ByIconv(std::span<const std::uint8_t>, TextEncoding, const Watch &)
{
    return tl::unexpected(unknownEncoding());
}

#endif

TextEncoding orderOfUtf16(std::span<const std::uint8_t> bytes)
{
    if (bytes.size() >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF)
        return TextEncoding::Utf16Be;
    return certainUtf16(bytes).value_or(TextEncoding::Utf16Le);
}

} // namespace

void appendUtf8(std::string &out, char32_t c)
{
    if (c < 0x80) {
        out += char(c);
        return;
    }
    if (c < 0x800) {
        out += char(0xC0 | c >> 6);
    } else {
        if (c < 0x10000) {
            out += char(0xE0 | c >> 12);
        } else {
            out += char(0xF0 | c >> 18);
            out += char(0x80 | (c >> 12 & 0x3F));
        }
        out += char(0x80 | (c >> 6 & 0x3F));
    }
    out += char(0x80 | (c & 0x3F));
}

std::span<const TextEncoding> textEncodings()
{
    static constexpr std::array kAll{TextEncoding::Utf8,    TextEncoding::Utf16Le,  TextEncoding::Utf16Be,
                                     TextEncoding::Latin1,  TextEncoding::Gb18030,  TextEncoding::Big5,
                                     TextEncoding::ShiftJis, TextEncoding::EucKr};
    return kAll;
}

const char *nameOf(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return "UTF-8";
    case TextEncoding::Utf16:
        return "UTF-16";
    case TextEncoding::Utf16Le:
        return "UTF-16LE";
    case TextEncoding::Utf16Be:
        return "UTF-16BE";
    case TextEncoding::Latin1:
        return "ISO-8859-1";
    case TextEncoding::Gb18030:
        return "GB18030";
    case TextEncoding::Big5:
        return "Big5";
    case TextEncoding::ShiftJis:
        return "Shift_JIS";
    case TextEncoding::EucKr:
        return "EUC-KR";
    }
    return "";
}

std::optional<TextEncoding> textEncodingNamed(std::string_view name)
{
    std::string plain;
    for (const char c : name.substr(0, 40)) {
        if (c != '-' && c != '_' && c != ' ')
            plain += c >= 'A' && c <= 'Z' ? char(c | 0x20) : c;
    }
    const auto found = std::ranges::find(kAliases, plain, &Alias::name);
    return found == std::end(kAliases) ? std::nullopt : std::optional(found->encoding);
}

std::string_view charsetOf(std::string_view contentType)
{
    static constexpr std::string_view kName = "charset=";
    for (std::size_t at = contentType.find(';'); at != std::string_view::npos; at = contentType.find(';', at)) {
        at = std::min(contentType.find_first_not_of("; \t", at), contentType.size());
        const bool isCharset = std::ranges::equal(
            contentType.substr(at, kName.size()), kName, {}, [](char c) { return c >= 'A' && c <= 'Z' ? c | 0x20 : c; });
        if (!isCharset)
            continue;
        std::string_view value = contentType.substr(at + kName.size());
        if (value.starts_with('"')) {
            value.remove_prefix(1);
            return value.substr(0, value.find('"'));
        }
        return value.substr(0, value.find_first_of("; \t"));
    }
    return {};
}

tl::expected<std::string, DecodeProblem> utf8Of(std::span<const std::uint8_t> bytes, TextEncoding encoding,
                                                const DecodeBudget &budget)
{
    if (bytes.size() > budget.bytes)
        return tl::unexpected(DecodeProblem{.kind = DecodeProblem::Kind::TooLarge});
    const Watch watch(budget);
    switch (encoding) {
    case TextEncoding::Utf8: {
        const std::string_view text(reinterpret_cast<const char *>(bytes.data()), bytes.size());
        const std::size_t invalid = mqtt::firstInvalidUtf8(text);
        return invalid < text.size() ? badByte(invalid, encoding) : Text(text);
    }
    case TextEncoding::Utf16:
        return utf8OfUtf16(bytes, orderOfUtf16(bytes), watch);
    case TextEncoding::Utf16Le:
    case TextEncoding::Utf16Be:
        return utf8OfUtf16(bytes, encoding, watch);
    case TextEncoding::Latin1:
        return utf8OfLatin1(bytes, watch);
    case TextEncoding::Gb18030:
    case TextEncoding::Big5:
    case TextEncoding::ShiftJis:
    case TextEncoding::EucKr:
        return utf8ByIconv(bytes, encoding, watch);
    }
    return {};
}

DecodeProblem unknownEncoding()
{
    return {.kind = DecodeProblem::Kind::Syntax,
            .expected = "the name of a text encoding that is known here",
            .isOfSetup = true};
}

} // namespace explorer
