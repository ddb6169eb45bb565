// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_store.h"

#include <QByteArray>

#include <cstdint>
#include <string_view>

namespace explorer {

/// Messages as lines of text, for the clipboard and files: whole, and exact in JSON and CSV.
///
///   Text       time, topic and payload with tabs between them, made visible; bytes that are no text as base64
///   JsonLines  {"time":"2026-11-25T14:03:22.123456789Z","topic":…,"qos":1,"retain":false,"dup":false,"size":12,
///              "payload":…} a line; "payloadBase64" for what is no text, "cut":true with the beginning of one that was cut;
///              "topicBase64" likewise; MQTT 5.0's "contentType", "responseTopic", "userProperties":[[name,value],…] …
///   Csv        RFC 4180 with a heading; cells that a spreadsheet would run begin with '; "base64" says that a payload is
///
/// Text means valid UTF-8 without control characters but white space. Cost: linear. Thread: any.
class MessageWriter
{
public:
    enum class Format : std::uint8_t
    {
        Text,
        JsonLines,
        Csv
    };

    explicit MessageWriter(Format format)
        : m_format(format)
    {}

    QByteArray heading() const; ///< empty where the format has none
    void append(QByteArray &out, std::string_view topic, const MessageView &message) const;

private:
    static void appendText(QByteArray &out, std::string_view topic, const MessageView &message);
    static void appendJson(QByteArray &out, std::string_view topic, const MessageView &message);
    static void appendCsv(QByteArray &out, std::string_view topic, const MessageView &message);

    Format m_format;
};

} // namespace explorer
