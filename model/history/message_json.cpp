// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/message_json.h"

#include "model/payload/visible_text.h"
#include "protocol/core/utf8.h"
#include "protocol/wire/property_table.h"

#include <QByteArray>
#include <QDateTime>

#include <algorithm>

namespace explorer {

namespace {

/// Allowed in JSON as they are, but not to be seen, or changing the text around them.
bool isHidden(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

bool isPlain(char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

/// `text` is valid UTF-8.
void appendText(std::string &out, std::string_view text)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    out += '"';
    while (!text.empty()) {
        const auto plain = std::size_t(std::ranges::find_if_not(text, isPlain) - text.begin());
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty())
            break;
        const Utf8Character next = firstUtf8Character(text);
        const auto bytes = std::size_t(std::max(next.bytes, 1));
        if (next.character == U'"' || next.character == U'\\') {
            out += '\\';
            out += char(next.character);
        } else if (isHidden(next.character)) {
            out += "\\u";
            for (int shift = 12; shift >= 0; shift -= 4)
                out += kDigits[next.character >> shift & 15];
        } else {
            out += text.substr(0, bytes);
        }
        text.remove_prefix(bytes);
    }
    out += '"';
}

void appendBase64(std::string &out, std::string_view bytes)
{
    const QByteArray encoded = QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size())).toBase64();
    out += '"';
    out.append(encoded.constData(), std::size_t(encoded.size()));
    out += '"';
}

/// `"key":"text"`, or `"key_base64":"…"` for what is no text.
void appendMember(std::string &out, std::string_view key, std::string_view bytes, bool isText)
{
    out += '"';
    out += key;
    if (isText && mqtt::isValidUtf8(bytes)) {
        out += "\":";
        appendText(out, bytes);
    } else {
        out += "_base64\":";
        appendBase64(out, bytes);
    }
}

void appendNumber(std::string &out, std::string_view before, std::uint64_t number)
{
    out += before;
    out += std::to_string(number);
}

void appendProperty(std::string &out, const mqtt::Property &property)
{
    const mqtt::PropertyRow *row = mqtt::propertyRow(property.id);
    out += "{\"property\":";
    appendText(out, row ? row->name : "");
    out += ',';
    const mqtt::PropertyType type = row ? row->type : mqtt::PropertyType::Binary;
    if (type == mqtt::PropertyType::TextPair) {
        appendMember(out, "name", property.name, true);
        out += ',';
    }
    if (type == mqtt::PropertyType::Text || type == mqtt::PropertyType::TextPair)
        appendMember(out, "value", property.value, true);
    else if (type == mqtt::PropertyType::Binary)
        appendMember(out, "value", property.value, false);
    else
        appendNumber(out, "\"value\":", property.number);
    out += '}';
}

std::string_view boolText(bool value) { return value ? "true" : "false"; }

void appendCut(std::string &out, const CutFacts &cut, std::size_t kept)
{
    const QByteArray sum =
        QByteArray::fromRawData(reinterpret_cast<const char *>(cut.sha256.data()), qsizetype(cut.sha256.size())).toHex();
    appendNumber(out, ",\"cut\":{\"kept\":", kept);
    out += ",\"sha256\":\"";
    out.append(sum.constData(), std::size_t(sum.size()));
    out += "\"}";
}

} // namespace

std::string messageJson(const MessageFacts &message)
{
    std::string out = "{\"time\":\"";
    out += QDateTime::fromMSecsSinceEpoch(message.wallNs / 1'000'000, Qt::UTC).toString(Qt::ISODateWithMs).toStdString();
    out += "\",";
    appendMember(out, "topic", message.topic, true);
    appendNumber(out, ",\"qos\":", std::uint64_t(message.qos));
    out += ",\"retain\":";
    out += boolText(message.retain);
    out += ",\"dup\":";
    out += boolText(message.dup);
    if (message.packetId != 0)
        appendNumber(out, ",\"packet_id\":", message.packetId);
    appendNumber(out, ",\"size\":", message.cut ? message.cut->payloadSize : message.payload.size());
    if (message.cut)
        appendCut(out, *message.cut, message.payload.size());
    out += ',';
    appendMember(out, "payload",
                 {reinterpret_cast<const char *>(message.payload.data()), message.payload.size()}, true);
    if (message.properties && !message.properties->empty()) {
        out += ",\"properties\":[";
        for (const mqtt::Property &property : *message.properties) {
            if (out.back() != '[')
                out += ',';
            appendProperty(out, property);
        }
        out += ']';
    }
    out += '}';
    return out;
}

} // namespace explorer
