// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/cbor_tags.h"

#include "model/payload/byte_text.h"
#include "model/payload/moment_text.h"
#include "model/payload/number_text.h"

#include <charconv>
#include <cmath>
#include <optional>

namespace explorer {

namespace {

std::optional<std::int64_t> integerOf(const PackedItem &item)
{
    std::int64_t value = 0;
    const char *end = item.text.data() + item.text.size();
    const auto read = std::from_chars(item.text.data(), end, value);
    const bool isInteger = item.kind == PackedItem::Kind::Scalar && item.value == ValueNode::Kind::Number &&
                           read.ec == std::errc() && read.ptr == end;
    return isInteger ? std::optional(value) : std::nullopt;
}

bool isWhole(const PackedItem &item)
{
    return item.kind == PackedItem::Kind::Scalar && item.value == ValueNode::Kind::Number &&
           item.text.find_first_not_of("-0123456789") == std::string::npos;
}

/// RFC 8746 §2.1: 010 f s e ll.
std::optional<RawNumber> elementOf(std::uint64_t tag)
{
    if (tag < 64 || tag > 87 || tag == 76)
        return std::nullopt;
    const unsigned sizeCode = unsigned(tag) & 3;
    const bool isFloat = tag & 16;
    RawNumber element;
    element.form = isFloat   ? RawNumber::Form::Float
                   : tag & 8 ? RawNumber::Form::Signed
                             : RawNumber::Form::Unsigned;
    element.size = std::uint8_t((isFloat ? 2 : 1) << sizeCode);
    element.isLittleEndian = (tag & 4) && element.size > 1;
    return element.size > 8 ? std::nullopt : std::optional(element); // no 128-bit floats
}

/// Of an IPv4 or IPv6 address; empty for what is none.
std::string addressText(std::span<const std::uint8_t> bytes)
{
    std::string text;
    if (bytes.size() == 4) {
        for (const std::uint8_t byte : bytes)
            (text += text.empty() ? "" : ".") += std::to_string(byte);
    } else if (bytes.size() == 16) {
        for (std::size_t i = 0; i < 16; i += 2)
            (text += text.empty() ? "" : ":") += hexText(bytes.subspan(i, 2));
    } else if (bytes.size() == 6) {
        for (const std::uint8_t byte : bytes)
            (text += text.empty() ? "" : ":") += hexText(std::span(&byte, 1));
    }
    return text;
}

void applyToBytes(std::uint64_t tag, std::span<const std::uint8_t> bytes, PackedItem &item)
{
    std::string meaning;
    if ((tag == 2 || tag == 3) && bytes.size() <= kLongestInteger) {
        std::vector<std::uint8_t> magnitude(bytes.begin(), bytes.end());
        if (tag == 3) { // −1 − n
            magnitude.insert(magnitude.begin(), 0);
            for (auto byte = magnitude.rbegin(); ++*byte == 0;)
                ++byte;
        }
        std::string digits = bigIntegerText(magnitude);
        if (tag == 3)
            digits.insert(digits.begin(), '-');
        item.scalar(ValueNode::Kind::Number, std::move(digits));
        return;
    }
    if (const auto element = elementOf(tag)) {
        const bool isInOnePiece = item.content + bytes.size() == item.end;
        if (isInOnePiece && bytes.size() % element->size == 0) {
            item.kind = PackedItem::Kind::Numbers;
            item.element = *element;
            meaning = std::string("array of ").append(nameOf(*element));
        }
    } else if (tag == 37 && bytes.size() == 16) {
        meaning = uuidText(bytes.first<16>());
    } else if (tag == 52 || tag == 54 || tag == 260) {
        meaning = addressText(bytes);
    } else if (const char *name = cborTagName(tag)) {
        meaning = name;
    }
    if (!meaning.empty())
        item.note(ValueNote::Kind::Meaning, std::move(meaning));
}

} // namespace

const char *cborTagName(std::uint64_t tag)
{
    switch (tag) {
    case 0:
        return "date and time";
    case 2:
    case 3:
        return "large integer";
    case 21:
        return "to be shown as base64url";
    case 22:
        return "to be shown as base64";
    case 23:
        return "to be shown as hex";
    case 24:
        return "embedded CBOR";
    case 25:
        return "reference to a string";
    case 28:
        return "value that is referred to";
    case 29:
        return "reference to a value";
    case 32:
        return "URI";
    case 33:
        return "base64url";
    case 34:
        return "base64";
    case 35:
        return "regular expression";
    case 36:
        return "MIME message";
    case 37:
        return "UUID";
    case 38:
        return "text with its language";
    case 63:
        return "CBOR sequence";
    case 256:
        return "name space of strings";
    case 258:
        return "set";
    case 1004:
        return "date";
    case 16:
    case 17:
    case 18:
    case 61:
    case 96:
    case 97:
    case 98:
        return tag == 61                ? "CBOR Web Token"
               : tag == 17 || tag == 97 ? "COSE MAC"
               : tag == 18 || tag == 98 ? "COSE signature"
                                        : "COSE encryption";
    case 55799:
        return "self-described CBOR";
    default:
        return nullptr;
    }
}

void applyCborTag(std::uint64_t tag, std::span<const std::uint8_t> bytes, PackedItem &item)
{
    if (item.kind == PackedItem::Kind::Scalar && item.value == ValueNode::Kind::Binary) {
        applyToBytes(tag, bytes, item);
        return;
    }
    std::string meaning;
    const bool isNumber = item.kind == PackedItem::Kind::Scalar && item.value == ValueNode::Kind::Number;
    if (tag == 1 && isNumber) {
        meaning = momentOfNumber(item.text);
    } else if (tag == 100 && isNumber) {
        if (const auto days = integerOf(item))
            meaning = dateText(*days);
    } else if (const char *name = cborTagName(tag)) {
        meaning = name;
    }
    if (!meaning.empty())
        item.note(ValueNote::Kind::Meaning, std::move(meaning));
}

std::string decimalFractionText(const PackedItem &exponent, const PackedItem &mantissa)
{
    const auto power = integerOf(exponent);
    if (!power || !isWhole(mantissa) || *power == INT64_MIN)
        return {};
    return decimalText(mantissa.text, -*power);
}

std::string binaryFractionText(const PackedItem &exponent, const PackedItem &mantissa)
{
    const auto power = integerOf(exponent);
    const auto factor = integerOf(mantissa);
    if (!power || !factor || *power > 2000 || *power < -2000)
        return {};
    return floatText(std::ldexp(double(*factor), int(*power)));
}

std::string rationalText(const PackedItem &above, const PackedItem &below)
{
    if (!isWhole(above) || !isWhole(below))
        return {};
    return std::string(above.text).append(1, '/').append(below.text);
}

} // namespace explorer
