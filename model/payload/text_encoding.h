// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"

namespace explorer {

/// How characters are written as bytes. Each East Asian one is read in its widest form in use: GB18030 takes GBK and
/// GB2312, Big5 takes code page 950, Shift_JIS is code page 932, EUC-KR is code page 949.
enum class TextEncoding : std::uint8_t
{
    Utf8,
    Utf16, ///< byte order by its mark, else by the zero bytes, else little-endian
    Utf16Le,
    Utf16Be,
    Latin1,
    Gb18030,
    Big5,
    ShiftJis,
    EucKr
};

/// All there are, in the order to offer them.
std::span<const TextEncoding> textEncodings();

/// "UTF-8", "GB18030": the name that IANA has registered, also what TextDecoder's setup says.
const char *nameOf(TextEncoding encoding);

/// The encoding of a name or alias, in any case, with or without '-' and '_'; nullopt when it is none of ours.
std::optional<TextEncoding> textEncodingNamed(std::string_view name);

/// The charset parameter of a content type; empty when there is none.
std::string_view charsetOf(std::string_view contentType);

/// The text as UTF-8. A byte order mark of UTF-16 is not part of the text; U+0000 is no text.
///
/// Errors    Encoding at the first byte that does not belong, `expected` is the encoding's name; TooLarge, TooSlow,
///           Cancelled; Syntax of the setup where the machine cannot read the encoding.
/// Cost      linear.
tl::expected<std::string, DecodeProblem> utf8Of(std::span<const std::uint8_t> bytes, TextEncoding encoding,
                                                const DecodeBudget &budget);

/// A character that is no surrogate, as one to four bytes.
void appendUtf8(std::string &out, char32_t character);

/// Says of a DecodeRequest::setup that it names no encoding we read.
DecodeProblem unknownEncoding();

} // namespace explorer
