// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/raw_number.h"

#include "model/payload/number_text.h"

#include <bit>
#include <charconv>

namespace explorer {

std::optional<RawNumber> rawNumberNamed(std::string_view name)
{
    if (name.empty())
        return std::nullopt;
    RawNumber type;
    switch (name.front()) {
    case 'u':
        break;
    case 'i':
        type.form = RawNumber::Form::Signed;
        break;
    case 'f':
        type.form = RawNumber::Form::Float;
        break;
    default:
        return std::nullopt;
    }
    unsigned bits = 0;
    const char *end = name.data() + name.size();
    const auto read = std::from_chars(name.data() + 1, end, bits);
    if (read.ec != std::errc() || name[1] == '0' || bits % 8 != 0 || bits == 0 || bits > 64)
        return std::nullopt;
    if (type.form == RawNumber::Form::Float && bits != 16 && bits != 32 && bits != 64)
        return std::nullopt;
    type.size = std::uint8_t(bits / 8);
    const std::string_view order(read.ptr, std::size_t(end - read.ptr));
    if (order == "le")
        type.isLittleEndian = true;
    else if (order != "be" && !(order.empty() && bits == 8))
        return std::nullopt;
    if (bits == 8)
        type.isLittleEndian = false;
    return type;
}

std::string nameOf(const RawNumber &type)
{
    std::string name(1, type.form == RawNumber::Form::Unsigned ? 'u'
                        : type.form == RawNumber::Form::Signed ? 'i'
                                                               : 'f');
    name += std::to_string(type.size * 8);
    if (type.size > 1)
        name += type.isLittleEndian ? "le" : "be";
    return name;
}

std::uint64_t loadBigEndian(const std::uint8_t *at, std::size_t size)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value = value << 8 | at[i];
    return value;
}

std::uint64_t bitsOf(const RawNumber &type, const std::uint8_t *at)
{
    if (!type.isLittleEndian)
        return loadBigEndian(at, type.size);
    std::uint64_t value = 0;
    for (std::size_t i = type.size; i > 0; --i)
        value = value << 8 | at[i - 1];
    return value;
}

std::int64_t signedOf(const RawNumber &type, const std::uint8_t *at)
{
    const int unused = 64 - type.size * 8;
    return std::int64_t(bitsOf(type, at) << unused) >> unused;
}

double floatOf(const RawNumber &type, const std::uint8_t *at)
{
    const std::uint64_t bits = bitsOf(type, at);
    if (type.size == 2)
        return halfValue(std::uint16_t(bits));
    return type.size == 4 ? double(std::bit_cast<float>(std::uint32_t(bits))) : std::bit_cast<double>(bits);
}

std::string textOf(const RawNumber &type, const std::uint8_t *at)
{
    if (type.form == RawNumber::Form::Unsigned)
        return std::to_string(bitsOf(type, at));
    if (type.form == RawNumber::Form::Signed)
        return std::to_string(signedOf(type, at));
    if (type.size == 2)
        return halfText(std::uint16_t(bitsOf(type, at)));
    return type.size == 4 ? floatText(std::bit_cast<float>(std::uint32_t(bitsOf(type, at))))
                          : floatText(floatOf(type, at));
}

} // namespace explorer
