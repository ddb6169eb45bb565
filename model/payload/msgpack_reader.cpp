// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/msgpack_reader.h"

#include "model/payload/byte_text.h"
#include "model/payload/moment_text.h"

namespace explorer {

namespace {

constexpr int kTimestamp = -1;

/// Makes the item of a timestamp's bytes the seconds it stands for; false when it is none.
bool setTimestamp(std::span<const std::uint8_t> bytes, PackedItem &item)
{
    std::int64_t seconds = 0;
    std::uint32_t nanoseconds = 0;
    if (bytes.size() == 4) {
        seconds = std::int64_t(loadBigEndian(bytes.data(), 4));
    } else if (bytes.size() == 8) {
        const std::uint64_t both = loadBigEndian(bytes.data(), 8);
        nanoseconds = std::uint32_t(both >> 34);
        seconds = std::int64_t(both & 0x3'FFFF'FFFF);
    } else if (bytes.size() == 12) {
        nanoseconds = std::uint32_t(loadBigEndian(bytes.data(), 4));
        seconds = std::int64_t(loadBigEndian(bytes.data() + 4, 8));
    } else {
        return false;
    }
    constexpr std::uint32_t kSecond = 1'000'000'000;
    if (nanoseconds >= kSecond)
        return false;
    std::string text = std::to_string(seconds);
    if (nanoseconds != 0) {
        const bool isEarly = seconds < 0; // a second before 1970 counts down, its nanoseconds up
        if (isEarly)
            text = std::string(1, '-').append(std::to_string(-(seconds + 1)));
        const std::string digits = std::to_string(isEarly ? kSecond - nanoseconds : nanoseconds);
        text.append(1, '.').append(9 - digits.size(), '0').append(digits);
    }
    item.scalar(ValueNode::Kind::Number, std::move(text));
    item.note(ValueNote::Kind::Type, "timestamp");
    if (std::string meaning = momentText(seconds, nanoseconds); !meaning.empty())
        item.note(ValueNote::Kind::Meaning, std::move(meaning));
    return true;
}

} // namespace

bool MsgpackReader::read(std::size_t at, PackedItem &item)
{
    item.reset(at);
    if (at >= m_payload.size())
        return fail(m_payload.size(), at == 0 ? "a value" : "more bytes");
    item.end = at + 1;
    const std::uint8_t first = m_payload[at];
    if (first < 0x80)
        return item.scalar(ValueNode::Kind::Number, std::to_string(first)), true;
    if (first < 0x90)
        return readContainer(PackedItem::Kind::Map, first & 0x0F, item);
    if (first < 0xA0)
        return readContainer(PackedItem::Kind::Array, first & 0x0F, item);
    if (first < 0xC0)
        return readBytes(first & 0x1F, true, item);
    if (first >= 0xE0)
        return item.scalar(ValueNode::Kind::Number, std::to_string(int(first) - 256)), true;
    return readNamed(first, item);
}

bool MsgpackReader::readNamed(std::uint8_t first, PackedItem &item)
{
    using Form = RawNumber::Form;
    std::uint64_t size = 0;
    switch (first) {
    case 0xC0:
        return item.scalar(ValueNode::Kind::Null, "null"), true;
    case 0xC1:
        return fail(item.begin, "the first byte of a value (this one is reserved)");
    case 0xC2:
        return item.scalar(ValueNode::Kind::False, "false"), true;
    case 0xC3:
        return item.scalar(ValueNode::Kind::True, "true"), true;
    case 0xC4: // bin 8, 16, 32
    case 0xC5:
    case 0xC6:
        return takeNumber(std::size_t(1) << (first - 0xC4), item, size) && readBytes(size, false, item);
    case 0xC7: // ext 8, 16, 32
    case 0xC8:
    case 0xC9:
        return takeNumber(std::size_t(1) << (first - 0xC7), item, size) && readExtension(size, item);
    case 0xCA:
    case 0xCB:
        return readNumber({.form = Form::Float, .size = std::uint8_t(first == 0xCA ? 4 : 8)}, item);
    case 0xCC: // uint 8, 16, 32, 64
    case 0xCD:
    case 0xCE:
    case 0xCF:
        return readNumber({.form = Form::Unsigned, .size = std::uint8_t(1 << (first - 0xCC))}, item);
    case 0xD0: // int 8, 16, 32, 64
    case 0xD1:
    case 0xD2:
    case 0xD3:
        return readNumber({.form = Form::Signed, .size = std::uint8_t(1 << (first - 0xD0))}, item);
    case 0xD4: // fixext 1, 2, 4, 8, 16
    case 0xD5:
    case 0xD6:
    case 0xD7:
    case 0xD8:
        return readExtension(std::uint64_t(1) << (first - 0xD4), item);
    case 0xD9: // str 8, 16, 32
    case 0xDA:
    case 0xDB:
        return takeNumber(std::size_t(1) << (first - 0xD9), item, size) && readBytes(size, true, item);
    case 0xDC:
    case 0xDD:
        return takeNumber(first == 0xDC ? 2 : 4, item, size) &&
               readContainer(PackedItem::Kind::Array, size, item);
    default: // 0xDE, 0xDF
        return takeNumber(first == 0xDE ? 2 : 4, item, size) &&
               readContainer(PackedItem::Kind::Map, size, item);
    }
}

bool MsgpackReader::takeNumber(std::size_t size, PackedItem &item, std::uint64_t &value)
{
    if (size > m_payload.size() - item.end)
        return fail(m_payload.size(), "more bytes");
    value = loadBigEndian(&m_payload[item.end], size);
    item.end += size;
    return true;
}

bool MsgpackReader::readNumber(RawNumber type, PackedItem &item)
{
    if (type.size > m_payload.size() - item.end)
        return fail(m_payload.size(), "more bytes");
    item.scalar(ValueNode::Kind::Number, textOf(type, &m_payload[item.end]));
    item.end += type.size;
    return true;
}

bool MsgpackReader::readBytes(std::uint64_t size, bool isText, PackedItem &item)
{
    if (size > m_payload.size() - item.end)
        return fail(item.end, "as many bytes as the length says");
    const auto bytes = m_payload.subspan(item.end, std::size_t(size));
    item.content = item.end;
    item.end += bytes.size();
    if (isText && isUtf8(textView(bytes))) {
        item.value = ValueNode::Kind::String;
        item.text.assign(textView(bytes));
        return true;
    }
    item.scalar(ValueNode::Kind::Binary, bytesText(bytes));
    if (isText) // by writers older than the type for bytes
        item.note(ValueNote::Kind::Fault, "text that is not UTF-8");
    if (std::string length = longText(bytes); !length.empty())
        item.note(ValueNote::Kind::Meaning, std::move(length));
    return true;
}

bool MsgpackReader::readExtension(std::uint64_t size, PackedItem &item)
{
    std::uint64_t type = 0;
    if (!takeNumber(1, item, type) || !readBytes(size, false, item))
        return false;
    const int number = std::int8_t(type);
    const auto bytes = m_payload.subspan(item.content, item.end - item.content);
    if (number != kTimestamp || !setTimestamp(bytes, item))
        item.note(ValueNote::Kind::Type, std::string("ext ").append(std::to_string(number)));
    return true;
}

bool MsgpackReader::readContainer(PackedItem::Kind kind, std::uint64_t count, PackedItem &item)
{
    item.kind = kind;
    item.count = count;
    return true;
}

} // namespace explorer
