// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/cbor_reader.h"

#include "model/payload/byte_text.h"
#include "model/payload/cbor_tags.h"
#include "model/payload/number_text.h"
#include "model/payload/packed_walk.h"

#include <bit>

namespace explorer {

namespace {

enum Major
{
    Unsigned,
    Negative,
    Bytes,
    Text,
    Array,
    Map,
    Tag,
    Simple
};

constexpr int kOpenEnded = 31;
constexpr const char *kMoreBytes = "more bytes";
constexpr const char *kLength = "as many bytes as the length says";

} // namespace

CborReader::CborReader(std::span<const std::uint8_t> payload, const DecodeBudget &budget)
    : m_payload(payload)
    , m_budget(budget)
{}

bool CborReader::read(std::size_t at, PackedItem &item)
{
    item.reset(at);
    Head head;
    if (!readTags(at, item, head) || !readValue(head, item))
        return false;
    if (!m_tags.empty())
        interpretTags(item);
    return true;
}

bool CborReader::readHead(std::size_t at, Head &head)
{
    if (at >= m_payload.size())
        return fail(m_payload.size(), at == 0 ? "a value" : kMoreBytes);
    head.major = m_payload[at] >> 5;
    head.info = m_payload[at] & 31;
    head.value = std::uint64_t(head.info);
    head.end = at + 1;
    if (head.info < 24)
        return true;
    if (head.info == kOpenEnded) {
        head.value = 0;
        if (head.major == Unsigned || head.major == Negative || head.major == Tag)
            return fail(at, "the first byte of a value (this one is reserved)");
        return true;
    }
    if (head.info > 27)
        return fail(at, "the first byte of a value (this one is reserved)");
    const std::size_t size = std::size_t(1) << (head.info - 24);
    if (size > m_payload.size() - head.end)
        return fail(m_payload.size(), kMoreBytes);
    head.value = loadBigEndian(&m_payload[head.end], size);
    head.end += size;
    return true;
}

bool CborReader::readTags(std::size_t at, PackedItem &item, Head &head)
{
    m_tags.clear();
    m_isEmbeddedBroken = false;
    while (true) {
        if (!readHead(at, head))
            return false;
        if (head.major != Tag)
            return true;
        if (m_tags.size() >= std::size_t(std::max(m_budget.depth, 1)))
            return fail(at, "", DecodeProblem::Kind::TooDeep);
        m_tags.push_back(head.value);
        item.note(ValueNote::Kind::Type, std::string("tag ").append(std::to_string(head.value)));
        at = head.end;
        Head string;
        if (head.value == kTagEmbedded && !m_isLookingAhead && readHead(at, string) && entersEmbedded(string))
            at = string.end;
    }
}

/// Whether a byte string holds exactly one value, which then stands in its place.
bool CborReader::entersEmbedded(const Head &string)
{
    if (string.major != Bytes || string.info == kOpenEnded || string.value > m_payload.size() - string.end)
        return false;
    const std::size_t end = string.end + std::size_t(string.value);
    CborReader inside(m_payload.first(end), m_budget);
    inside.m_isLookingAhead = true; // no look into what is embedded in it: that comes in its turn
    const PackedLook look = lookAtPacked(inside, string.end, end, m_budget.depth, m_budget.nodes);
    m_isEmbeddedBroken = !(look.isWhole && look.end == end);
    return !m_isEmbeddedBroken;
}

bool CborReader::readValue(const Head &head, PackedItem &item)
{
    item.end = head.end;
    item.count = head.value;
    item.isOpenEnded = head.info == kOpenEnded;
    switch (head.major) {
    case Unsigned:
        item.scalar(ValueNode::Kind::Number, std::to_string(head.value));
        return true;
    case Negative: // −1 − n, down to −2^64
        item.scalar(ValueNode::Kind::Number,
                    head.value == UINT64_MAX ? "-18446744073709551616"
                                             : std::string(1, '-').append(std::to_string(head.value + 1)));
        return true;
    case Bytes:
    case Text:
        return item.isOpenEnded ? readChunks(head, item) : readString(head, item);
    case Array:
        item.kind = PackedItem::Kind::Array;
        return true;
    case Map:
        item.kind = PackedItem::Kind::Map;
        return true;
    default:
        return readSimple(head, item);
    }
}

bool CborReader::readString(const Head &head, PackedItem &item)
{
    if (head.value > m_payload.size() - head.end)
        return fail(head.end, kLength);
    item.content = head.end;
    item.end = head.end + std::size_t(head.value);
    setString(head.major, m_payload.subspan(head.end, std::size_t(head.value)), item);
    return true;
}

bool CborReader::readChunks(const Head &head, PackedItem &item)
{
    m_chunks.clear();
    std::size_t at = head.end;
    for (std::size_t count = 0; count <= m_budget.nodes; ++count) {
        Head chunk;
        if (!readHead(at, chunk))
            return false;
        if (chunk.major == Simple && chunk.info == kOpenEnded) {
            item.end = chunk.end;
            item.content = chunk.end;
            setString(head.major, m_chunks, item);
            return true;
        }
        if (chunk.major != head.major || chunk.info == kOpenEnded)
            return fail(at, "a piece of the same string, with a length");
        if (chunk.value > m_payload.size() - chunk.end)
            return fail(chunk.end, kLength);
        const auto bytes = m_payload.subspan(chunk.end, std::size_t(chunk.value));
        m_chunks.insert(m_chunks.end(), bytes.begin(), bytes.end());
        at = chunk.end + bytes.size();
    }
    return fail(at, "", DecodeProblem::Kind::TooLarge);
}

void CborReader::setString(int major, std::span<const std::uint8_t> bytes, PackedItem &item)
{
    m_bytes = bytes;
    if (major == Text && isUtf8(textView(bytes))) {
        item.value = ValueNode::Kind::String;
        item.text.assign(textView(bytes));
        return;
    }
    item.scalar(ValueNode::Kind::Binary, bytesText(bytes));
    if (major == Text)
        item.note(ValueNote::Kind::Fault, "text that is not UTF-8");
    if (std::string size = longText(bytes); !size.empty())
        item.note(ValueNote::Kind::Meaning, std::move(size));
}

bool CborReader::readSimple(const Head &head, PackedItem &item)
{
    switch (head.info) {
    case 20:
        item.scalar(ValueNode::Kind::False, "false");
        return true;
    case 21:
        item.scalar(ValueNode::Kind::True, "true");
        return true;
    case 22:
        item.scalar(ValueNode::Kind::Null, "null");
        return true;
    case 23:
        item.scalar(ValueNode::Kind::Null, "undefined");
        item.note(ValueNote::Kind::Type, "undefined");
        return true;
    case 25:
        item.scalar(ValueNode::Kind::Number, halfText(std::uint16_t(head.value)));
        return true;
    case 26:
        item.scalar(ValueNode::Kind::Number, floatText(std::bit_cast<float>(std::uint32_t(head.value))));
        return true;
    case 27:
        item.scalar(ValueNode::Kind::Number, floatText(std::bit_cast<double>(head.value)));
        return true;
    case kOpenEnded:
        item.kind = PackedItem::Kind::End;
        if (!m_tags.empty())
            return fail(item.begin, "a value after the tag");
        return true;
    default:
        break;
    }
    if (head.info == 24 && head.value < 32)
        return fail(item.end - 1, "a simple value from 32 to 255");
    item.scalar(ValueNode::Kind::String,
                std::string("simple(").append(std::to_string(head.value)).append(")"));
    item.note(ValueNote::Kind::Type, "simple value");
    return true;
}

/// "273.15" or "1/3" of the array of two whose head `item` is; empty when it has no such form.
std::string CborReader::fractionText(const PackedItem &item, std::uint64_t tag)
{
    if (m_isLookingAhead || item.kind != PackedItem::Kind::Array || item.isOpenEnded || item.count != 2)
        return {};
    CborReader ahead(m_payload, m_budget);
    ahead.m_isLookingAhead = true;
    PackedItem exponent;
    PackedItem mantissa;
    if (!ahead.read(item.end, exponent) || !ahead.read(exponent.end, mantissa))
        return {};
    switch (tag) {
    case kTagDecimal:
        return decimalFractionText(exponent, mantissa);
    case kTagBinary:
        return binaryFractionText(exponent, mantissa);
    default:
        return rationalText(exponent, mantissa);
    }
}

void CborReader::interpretTags(PackedItem &item)
{
    for (std::size_t i = 0; i + 1 < m_tags.size(); ++i) {
        if (const char *name = cborTagName(m_tags[i]))
            item.note(ValueNote::Kind::Meaning, name);
    }
    const std::uint64_t tag = m_tags.back();
    if (m_isEmbeddedBroken)
        item.note(ValueNote::Kind::Fault, "not CBOR inside");
    if (tag == kTagDecimal || tag == kTagBinary || tag == kTagRational) {
        if (std::string text = fractionText(item, tag); !text.empty())
            item.note(ValueNote::Kind::Meaning, std::move(text));
        return;
    }
    applyCborTag(tag, m_bytes, item);
}

} // namespace explorer
