// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/message_writer.h"

#include "protocol/core/utf8.h"
#include "protocol/wire/property_table.h"
#include "ui/text/plain_text.h"

#include <QByteArray>
#include <QDateTime>

#include <algorithm>
#include <limits>

namespace cli {

namespace {

std::string_view textOf(mqtt::ByteView bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

bool isPlainAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

void appendVisible(OutputBuffer &out, std::string_view text)
{
    if (isPlainAscii(text)) {
        out.append(text);
        return;
    }
    const QByteArray shown = ui::visibleText(text, std::numeric_limits<qsizetype>::max()).toUtf8();
    out.append(std::string_view(shown.constData(), std::size_t(shown.size())));
}

/// The length of a character that is better written as \uXXXX although JSON allows it as it is: C1 controls,
/// zero-width and bidirectional characters. They must not reach a terminal.
std::size_t hiddenLength(std::string_view rest)
{
    const auto at = [rest](std::size_t i) {
        return i < rest.size() ? std::uint8_t(rest[i]) : std::uint8_t(0);
    };
    if (at(0) == 0xC2 && at(1) >= 0x80 && at(1) <= 0x9F)
        return 2;
    if (at(0) != 0xE2)
        return 0;
    const bool general =
        at(1) == 0x80 && ((at(2) >= 0x8B && at(2) <= 0x8F) || (at(2) >= 0xA8 && at(2) <= 0xAE));
    const bool isolates = at(1) == 0x81 && at(2) >= 0xA0 && at(2) <= 0xAF;
    return general || isolates ? 3 : 0;
}

void appendEscape(OutputBuffer &out, unsigned unit)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    const char escape[] = {'\\',
                           'u',
                           kDigits[unit >> 12 & 15],
                           kDigits[unit >> 8 & 15],
                           kDigits[unit >> 4 & 15],
                           kDigits[unit & 15]};
    out.append(std::string_view(escape, sizeof escape));
}

void appendJsonText(OutputBuffer &out, std::string_view text)
{
    out.append('"');
    std::size_t plain = 0; // start of what needs no escape
    std::size_t i = 0;
    while (i < text.size()) {
        const auto c = std::uint8_t(text[i]);
        const std::size_t hidden = c >= 0x80 ? hiddenLength(text.substr(i)) : 0;
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F && hidden == 0) {
            ++i;
            continue;
        }
        out.append(text.substr(plain, i - plain));
        if (c == '"' || c == '\\') {
            out.append('\\');
            out.append(char(c));
        } else if (hidden == 2) {
            appendEscape(out, std::uint8_t(text[i + 1]));
        } else if (hidden == 3) {
            appendEscape(out, 0x2000u | (std::uint8_t(text[i + 1]) & 0x3Fu) << 6 |
                                  (std::uint8_t(text[i + 2]) & 0x3Fu));
        } else {
            appendEscape(out, c);
        }
        i += hidden > 0 ? hidden : 1;
        plain = i;
    }
    out.append(text.substr(plain));
    out.append('"');
}

void appendBase64(OutputBuffer &out, std::string_view bytes)
{
    const QByteArray encoded = QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size())).toBase64();
    out.append('"');
    out.append(std::string_view(encoded.constData(), std::size_t(encoded.size())));
    out.append('"');
}

void appendProperty(OutputBuffer &out, const mqtt::PropertyView &property)
{
    const mqtt::PropertyRow *row = mqtt::propertyRow(property.id);
    out.append("{\"property\":");
    appendJsonText(out, row ? row->name : "");
    if (row && row->type == mqtt::PropertyType::TextPair) {
        out.append(",\"name\":");
        appendJsonText(out, property.name);
    }
    if (row && row->type == mqtt::PropertyType::Binary) {
        out.append(",\"value_base64\":");
        appendBase64(out, property.value);
    } else if (row && (row->type == mqtt::PropertyType::Text || row->type == mqtt::PropertyType::TextPair)) {
        out.append(",\"value\":");
        appendJsonText(out, property.value);
    } else {
        out.append(",\"value\":");
        out.append(std::to_string(property.number));
    }
    out.append('}');
}

void appendSum(OutputBuffer &out, const mqtt::CutPayload &cut)
{
    const QByteArray sum = QByteArray::fromRawData(reinterpret_cast<const char *>(cut.sha256.data()),
                                                   qsizetype(cut.sha256.size()))
                               .toHex();
    out.append(std::string_view(sum.constData(), std::size_t(sum.size())));
}

std::uint64_t wholeSize(const mqtt::Publish &message)
{
    return message.cut ? message.cut->payloadSize : message.payload.size();
}

} // namespace

void writeText(OutputBuffer &out, const mqtt::Publish &message)
{
    appendVisible(out, message.topic);
    out.append(' ');
    appendVisible(out, textOf(message.payload));
    if (message.cut) {
        out.append(" […cut: the first ");
        out.append(std::to_string(message.payload.size()));
        out.append(" of ");
        out.append(std::to_string(wholeSize(message)));
        out.append(" bytes; SHA-256 of the whole: ");
        appendSum(out, *message.cut);
        out.append(']');
    }
    out.append('\n');
}

void writeJson(OutputBuffer &out, const mqtt::Publish &message, const mqtt::Arrival &arrival)
{
    const QByteArray time = QDateTime::fromMSecsSinceEpoch(arrival.wallNs / 1'000'000, Qt::UTC)
                                .toString(Qt::ISODateWithMs)
                                .toLatin1();
    out.append("{\"time\":\"");
    out.append(std::string_view(time.constData(), std::size_t(time.size())));
    out.append("\",\"topic\":");
    appendJsonText(out, message.topic);
    out.append(",\"qos\":");
    out.append(char('0' + int(message.qos)));
    out.append(message.retain ? ",\"retain\":true" : ",\"retain\":false");
    out.append(message.dup ? ",\"dup\":true" : ",\"dup\":false");
    out.append(",\"size\":");
    out.append(std::to_string(wholeSize(message)));
    if (message.cut) {
        out.append(",\"cut\":{\"kept\":");
        out.append(std::to_string(message.payload.size()));
        out.append(",\"sha256\":\"");
        appendSum(out, *message.cut);
        out.append("\"}");
    }
    const std::string_view payload = textOf(message.payload);
    if (mqtt::isValidUtf8(payload)) {
        out.append(",\"payload\":");
        appendJsonText(out, payload);
    } else {
        out.append(",\"payload_base64\":");
        appendBase64(out, payload);
    }
    if (!message.properties.empty()) {
        out.append(",\"properties\":[");
        bool first = true;
        for (const mqtt::PropertyView &property : message.properties) {
            if (!first)
                out.append(',');
            first = false;
            appendProperty(out, property);
        }
        out.append(']');
    }
    out.append("}\n");
}

} // namespace cli
