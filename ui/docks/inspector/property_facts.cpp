// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/property_facts.h"

#include "protocol/core/utf8.h"
#include "protocol/wire/property_table.h"
#include "ui/docks/inspector/fact_text.h"
#include "ui/text/plain_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {

namespace {

constexpr std::size_t kShownBytes = 64;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::PropertyFacts)
};

Fact textFact(const QString &name, const std::string &text)
{
    return {name, text.empty() ? Words::tr("empty") : visibleText(text), QString::fromStdString(text)};
}

/// As text and as bytes; of a long one the beginning, and how long it is.
Fact binaryFact(const QString &name, const std::string &bytes)
{
    const QByteArray whole = QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size()));
    QString hex = QString::fromLatin1(whole.first(qsizetype(std::min(bytes.size(), kShownBytes))).toHex(' '));
    if (bytes.size() > kShownBytes)
        hex += QStringLiteral(" … ") + Words::tr("%Ln byte(s)", nullptr, int(bytes.size()));
    return {name, bytes.empty() ? Words::tr("empty") : Words::tr("%1 (%2)").arg(visibleText(bytes, kShownBytes), hex),
            QString::fromLatin1(whole.toHex(' '))};
}

QString formatText(const mqtt::Property &property, const InspectedMessage &message)
{
    if (property.number != 1)
        return Words::tr("0: bytes");
    const std::string_view text(message.payload.constData(), std::size_t(message.payload.size()));
    // A cut may go through a character.
    const std::size_t invalid = mqtt::firstInvalidUtf8(text);
    const bool isText = invalid >= text.size() || (message.cut && invalid + 4 > text.size());
    return isText ? Words::tr("1: UTF-8 text") : Words::tr("1: UTF-8 text, which the payload is not");
}

QString expiryText(std::uint32_t seconds, std::int64_t ageNs)
{
    const std::int64_t left = std::int64_t(seconds) * 1'000'000'000 - ageNs;
    const QString given =
        Words::tr("%Ln second(s)", nullptr, int(std::min<std::uint32_t>(seconds, 0x7FFF'FFFF)));
    return left > 0 ? Words::tr("%1, expires in %2").arg(given, durationText(left))
                    : Words::tr("%1, expired %2 ago").arg(given, durationText(-left));
}

Fact propertyFact(const mqtt::Property &property, const InspectedMessage &message, std::int64_t ageNs)
{
    using mqtt::PropertyId;
    switch (property.id) {
    case PropertyId::PayloadFormatIndicator:
        return {Words::tr("Payload format"), formatText(property, message)};
    case PropertyId::MessageExpiryInterval:
        return {Words::tr("Message expiry"), expiryText(property.number, ageNs)};
    case PropertyId::ContentType:
        return textFact(Words::tr("Content type"), property.value);
    case PropertyId::ResponseTopic:
        return textFact(Words::tr("Response topic"), property.value);
    case PropertyId::CorrelationData:
        return binaryFact(Words::tr("Correlation data"), property.value);
    case PropertyId::SubscriptionIdentifier:
        return {Words::tr("Subscription identifier"), QString::number(property.number)};
    case PropertyId::TopicAlias:
        return {Words::tr("Topic alias"), QString::number(property.number)};
    case PropertyId::UserProperty:
        return textFact(Words::tr("User property %1").arg(visibleText(property.name, 128)), property.value);
    default: // none of the others can stand in a PUBLISH
        break;
    }
    return {QString::fromLatin1(mqtt::propertyRow(property.id)->name),
            property.value.empty() ? QString::number(property.number) : visibleText(property.value)};
}

/// MQTT does not say which subscription a message came by, unless by an identifier; which ones match is known.
Fact filtersFact(const std::vector<std::string> &filters)
{
    QStringList shown;
    QStringList whole;
    for (const std::string &filter : filters) {
        shown += visibleText(filter, 128);
        whole += QString::fromStdString(filter);
    }
    return {Words::tr("Matching subscriptions"), shown.join(QStringLiteral("  ")), whole.join(u'\n')};
}

} // namespace

std::vector<Fact> factsOf(const InspectedMessage &message, std::int64_t nowNs)
{
    if (!message)
        return {};
    const std::int64_t ageNs = std::max<std::int64_t>(nowNs - message.wallNs, 0);
    const auto yesNo = [](bool yes) { return yes ? Words::tr("yes") : Words::tr("no"); };
    std::vector<Fact> facts{
        textFact(Words::tr("Topic"), message.topic),
        {Words::tr("Received"), dateTimeText(message.wallNs)},
        {Words::tr("Age"), durationText(ageNs)},
        {Words::tr("QoS"), qosText(message.qos)},
        {Words::tr("Retain flag"), yesNo(message.retain)},
        {Words::tr("DUP flag"), yesNo(message.dup)},
        {Words::tr("Packet identifier"),
         message.packetId ? QString::number(message.packetId) : Words::tr("none at QoS 0")},
        {Words::tr("Payload"), Words::tr("%Ln byte(s)", nullptr, int(message.payloadSize()))},
    };
    if (message.cut) {
        facts.push_back({Words::tr("Kept of it"), Words::tr("the first %Ln byte(s)", nullptr, int(message.payload.size()))});
        facts.push_back({Words::tr("SHA-256 of the whole"), sumText(*message.cut)});
    }
    for (const mqtt::Property &property : message.properties)
        facts.push_back(propertyFact(property, message, ageNs));
    if (!message.filters.empty())
        facts.push_back(filtersFact(message.filters));
    return facts;
}

} // namespace ui
