// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/property_facts.h"

#include "protocol/wire/property_table.h"
#include "ui/docks/inspector/fact_text.h"
#include "ui/text/plain_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::PropertyFacts)
};

QString binaryText(const std::string &bytes)
{
    const QByteArray hex =
        QByteArray::fromRawData(bytes.data(), qsizetype(std::min<std::size_t>(bytes.size(), 64))).toHex(' ');
    return QStringLiteral("%1 (%2)").arg(visibleText(bytes, 64), QString::fromLatin1(hex));
}

QString expiryText(std::uint32_t seconds, std::int64_t ageNs)
{
    const std::int64_t left = std::int64_t(seconds) * 1'000'000'000 - ageNs;
    const QString given =
        Words::tr("%Ln second(s)", nullptr, int(std::min<std::uint32_t>(seconds, 0x7FFF'FFFF)));
    return left > 0 ? Words::tr("%1, expires in %2").arg(given, durationText(left))
                    : Words::tr("%1, expired %2 ago").arg(given, durationText(-left));
}

Fact propertyFact(const mqtt::Property &property, std::int64_t ageNs)
{
    using mqtt::PropertyId;
    switch (property.id) {
    case PropertyId::PayloadFormatIndicator:
        return {Words::tr("Payload format"),
                property.number == 1 ? Words::tr("1: UTF-8 text") : Words::tr("0: bytes")};
    case PropertyId::MessageExpiryInterval:
        return {Words::tr("Message expiry"), expiryText(property.number, ageNs)};
    case PropertyId::ContentType:
        return {Words::tr("Content type"), visibleText(property.value)};
    case PropertyId::ResponseTopic:
        return {Words::tr("Response topic"), visibleText(property.value)};
    case PropertyId::CorrelationData:
        return {Words::tr("Correlation data"), binaryText(property.value)};
    case PropertyId::SubscriptionIdentifier:
        return {Words::tr("Subscription identifier"), QString::number(property.number)};
    case PropertyId::TopicAlias:
        return {Words::tr("Topic alias"), QString::number(property.number)};
    case PropertyId::UserProperty:
        return {Words::tr("User property %1").arg(visibleText(property.name, 128)),
                visibleText(property.value)};
    default: // none of the others can stand in a PUBLISH
        break;
    }
    return {QString::fromLatin1(mqtt::propertyRow(property.id)->name),
            property.value.empty() ? QString::number(property.number) : visibleText(property.value)};
}

} // namespace

std::vector<Fact> factsOf(const InspectedMessage &message, std::int64_t nowNs)
{
    if (!message)
        return {};
    const std::int64_t ageNs = std::max<std::int64_t>(nowNs - message.wallNs, 0);
    const auto yesNo = [](bool yes) { return yes ? Words::tr("yes") : Words::tr("no"); };
    std::vector<Fact> facts{
        {Words::tr("Topic"), visibleText(message.topic)},
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
        facts.push_back(propertyFact(property, ageNs));
    return facts;
}

} // namespace ui
