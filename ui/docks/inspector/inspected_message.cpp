// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/inspected_message.h"

namespace ui {

std::uint64_t InspectedMessage::payloadSize() const
{
    return cut ? cut->payloadSize : std::uint64_t(payload.size());
}

std::string InspectedMessage::contentType() const
{
    const mqtt::Property *property = mqtt::find(properties, mqtt::PropertyId::ContentType);
    return property ? property->value : std::string();
}

InspectedMessage inspectedCopy(const explorer::MessageView &view, const std::string &topic)
{
    InspectedMessage message;
    message.topic = topic;
    if (!view)
        return message;
    message.payload =
        QByteArray(reinterpret_cast<const char *>(view.payload.data()), qsizetype(view.payload.size()));
    message.cut = view.cut();
    message.sequence = view.sequence;
    message.wallNs = view.record->wallNs;
    message.qos = view.record->qos();
    message.retain = view.record->retain();
    message.dup = view.record->dup();
    message.packetId = view.record->packetId;
    message.properties = view.properties();
    return message;
}

} // namespace ui
