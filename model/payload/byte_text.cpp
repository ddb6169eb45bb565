// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/byte_text.h"

#include "protocol/core/utf8.h"

namespace explorer {

bool isUtf8(std::string_view text)
{
    while (true) {
        const std::size_t invalid = mqtt::firstInvalidUtf8(text);
        if (invalid >= text.size())
            return true;
        if (text[invalid] != '\0') // which MQTT alone forbids
            return false;
        text.remove_prefix(invalid + 1);
    }
}

std::string_view textView(std::span<const std::uint8_t> bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

std::string bytesText(std::span<const std::uint8_t> bytes)
{
    std::string text = hexText(bytes, kMostHexBytes);
    if (bytes.size() > kMostHexBytes)
        text += "…";
    return text;
}

std::string longText(std::span<const std::uint8_t> bytes)
{
    return bytes.size() > kMostHexBytes ? byteCount(bytes.size()) : std::string();
}

std::string byteCount(std::uint64_t count)
{
    return std::to_string(count).append(count == 1 ? " byte" : " bytes");
}

bool addBytes(ValueTreeBuilder &builder, std::string key, std::span<const std::uint8_t> payload,
              std::size_t begin, std::size_t end)
{
    const auto bytes = payload.subspan(begin, end - begin);
    if (builder.add(ValueNode::Kind::Binary, std::move(key), bytesText(bytes), begin, end) < 0)
        return false;
    if (bytes.size() > kMostHexBytes)
        builder.note(ValueNote::Kind::Meaning, longText(bytes));
    return true;
}

bool addText(ValueTreeBuilder &builder, std::string key, std::span<const std::uint8_t> text,
             std::size_t begin, std::size_t end)
{
    const bool isText = isUtf8(textView(text));
    const auto kind = isText ? ValueNode::Kind::String : ValueNode::Kind::Binary;
    if (builder.add(kind, std::move(key), isText ? std::string(textView(text)) : bytesText(text), begin,
                    end) < 0)
        return false;
    if (!isText)
        builder.note(ValueNote::Kind::Fault, "text that is not UTF-8");
    return true;
}

std::string uuidText(std::span<const std::uint8_t, 16> bytes)
{
    std::string text = hexText(bytes);
    for (const std::size_t at : {20, 16, 12, 8})
        text.insert(at, 1, '-');
    return text;
}

} // namespace explorer
