// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/message_writer.h"

#include "app/cli/json_text.h"
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

std::string timeText(const mqtt::Arrival &arrival)
{
    return QDateTime::fromMSecsSinceEpoch(arrival.wallNs / 1'000'000, Qt::UTC).toString(Qt::ISODateWithMs).toStdString();
}

void writeJson(OutputBuffer &out, const mqtt::Publish &message, const mqtt::Arrival &arrival)
{
    out.append("{\"time\":\"");
    out.append(timeText(arrival));
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
