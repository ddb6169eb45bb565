// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/message_lines.h"

#include "model/payload/csv_field.h"
#include "model/payload/visible_text.h"

#include <QDateTime>
#include <QString>

#include <limits>

namespace explorer {

namespace {

bool isPlainText(std::string_view text)
{
    while (!text.empty()) {
        const Utf8Character decoded = firstUtf8Character(text);
        const char32_t c = decoded.character;
        if (decoded.bytes == 0 || (c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F)
            return false;
        text.remove_prefix(std::size_t(decoded.bytes));
    }
    return true;
}

std::string_view payloadOf(const MessageView &message)
{
    return {reinterpret_cast<const char *>(message.payload.data()), message.payload.size()};
}

QByteArray borrowed(std::string_view text) { return QByteArray::fromRawData(text.data(), qsizetype(text.size())); }

QByteArray utcTime(std::int64_t wallNs)
{
    constexpr std::int64_t kNsPerSecond = 1'000'000'000;
    std::int64_t seconds = wallNs / kNsPerSecond;
    std::int64_t rest = wallNs % kNsPerSecond;
    if (rest < 0) {
        rest += kNsPerSecond;
        --seconds;
    }
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.")).toLatin1() +
           QByteArray::number(rest).rightJustified(9, '0') + 'Z';
}

void appendQuoted(QByteArray &out, std::string_view utf8)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    out += '"';
    for (const char c : utf8) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (std::uint8_t(c) < 0x20 || c == 0x7F) {
                out += "\\u00";
                out += kDigits[c >> 4 & 15];
                out += kDigits[c & 15];
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

/// "name":"text", or "nameBase64":"…" for what is none.
void appendMember(QByteArray &out, const char *name, std::string_view bytes)
{
    const bool isText = isPlainText(bytes);
    out += ",\"";
    out += name;
    out += isText ? "\":" : "Base64\":";
    if (isText)
        appendQuoted(out, bytes);
    else
        ((out += '"') += borrowed(bytes).toBase64()) += '"';
}

/// As an element of a list, where no name can tell: what is no UTF-8 reads as U+FFFD.
void appendElement(QByteArray &out, const std::string &text)
{
    const QByteArray utf8 = QString::fromStdString(text).toUtf8();
    appendQuoted(out, {utf8.constData(), std::size_t(utf8.size())});
}

void appendProperties(QByteArray &out, const mqtt::Properties &properties)
{
    using mqtt::PropertyId;
    QByteArray users;
    for (const mqtt::Property &property : properties) {
        if (property.id == PropertyId::ContentType) {
            appendMember(out, "contentType", property.value);
        } else if (property.id == PropertyId::ResponseTopic) {
            appendMember(out, "responseTopic", property.value);
        } else if (property.id == PropertyId::CorrelationData) {
            appendMember(out, "correlationData", property.value);
        } else if (property.id == PropertyId::MessageExpiryInterval) {
            out += ",\"messageExpiryInterval\":" + QByteArray::number(property.number);
        } else if (property.id == PropertyId::PayloadFormatIndicator) {
            out += ",\"payloadFormatIndicator\":" + QByteArray::number(property.number);
        } else if (property.id == PropertyId::UserProperty) {
            users += users.isEmpty() ? "[" : ",[";
            appendElement(users, property.name);
            users += ',';
            appendElement(users, property.value);
            users += ']';
        }
    }
    if (!users.isEmpty())
        out += ",\"userProperties\":[" + users + ']';
}

} // namespace

QByteArray MessageWriter::heading() const
{
    return m_format == Format::Csv ? QByteArray("time,topic,qos,retain,dup,size,encoding,payload\r\n") : QByteArray();
}

void MessageWriter::append(QByteArray &out, std::string_view topic, const MessageView &message) const
{
    switch (m_format) {
    case Format::Text:
        return appendText(out, topic, message);
    case Format::JsonLines:
        return appendJson(out, topic, message);
    case Format::Csv:
        return appendCsv(out, topic, message);
    }
}

void MessageWriter::appendText(QByteArray &out, std::string_view topic, const MessageView &message)
{
    constexpr qsizetype kWhole = std::numeric_limits<qsizetype>::max();
    const std::string_view payload = payloadOf(message);
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(message.record->wallNs / 1'000'000);
    out += local.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz\t")).toLatin1();
    out += visibleText(topic, kWhole).toUtf8();
    out += '\t';
    if (isPlainText(payload))
        out += visibleText(payload, kWhole, BreakMarks::OneLine).toUtf8();
    else
        out += "base64:" + borrowed(payload).toBase64();
    if (message.record->isCut())
        out += QStringLiteral("\t(… %1)").arg(message.payloadSize()).toUtf8();
    out += '\n';
}

void MessageWriter::appendJson(QByteArray &out, std::string_view topic, const MessageView &message)
{
    const MessageRecord &record = *message.record;
    out += "{\"time\":\"" + utcTime(record.wallNs) + '"';
    appendMember(out, "topic", topic);
    out += ",\"qos\":" + QByteArray::number(int(record.qos()));
    out += record.retain() ? ",\"retain\":true" : ",\"retain\":false";
    out += record.dup() ? ",\"dup\":true" : ",\"dup\":false";
    out += ",\"size\":" + QByteArray::number(qulonglong(message.payloadSize()));
    if (record.isCut())
        out += ",\"cut\":true";
    if (!message.packedProperties.empty())
        appendProperties(out, message.properties());
    appendMember(out, "payload", payloadOf(message));
    out += "}\n";
}

void MessageWriter::appendCsv(QByteArray &out, std::string_view topic, const MessageView &message)
{
    const MessageRecord &record = *message.record;
    const std::string_view payload = payloadOf(message);
    const bool isText = isPlainText(payload);
    const auto text = [](std::string_view bytes) { return QString::fromUtf8(bytes.data(), qsizetype(bytes.size())); };
    out += utcTime(record.wallNs) + ',';
    out += csvField(text(topic)) + ',';
    out += QByteArray::number(int(record.qos())) + (record.retain() ? ",1" : ",0") + (record.dup() ? ",1," : ",0,");
    out += QByteArray::number(qulonglong(message.payloadSize()));
    out += isText ? ",text" : ",base64";
    out += record.isCut() ? " (cut)," : ",";
    out += csvField(isText ? text(payload) : QString::fromLatin1(borrowed(payload).toBase64())); // base64 may begin with +
    out += "\r\n";
}

} // namespace explorer
