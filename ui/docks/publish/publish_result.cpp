// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/publish/publish_result.h"

#include "ui/text/plain_text.h"
#include "ui/text/reason_text.h"

#include <QLocale>

namespace ui {

QString durationText(mqtt::Duration duration)
{
    const double ms = std::chrono::duration<double, std::milli>(duration).count();
    const QLocale locale;
    if (ms < 10)
        return QCoreApplication::translate("ui::PublishResult", "%1 ms").arg(locale.toString(ms, 'f', 2));
    if (ms < 1'000)
        return QCoreApplication::translate("ui::PublishResult", "%1 ms").arg(locale.toString(ms, 'f', 0));
    return QCoreApplication::translate("ui::PublishResult", "%1 s").arg(locale.toString(ms / 1'000, 'f', 1));
}

PublishResult PublishResult::of(const mqtt::PublishDone &done, mqtt::ProtocolVersion version)
{
    const auto packet =
        done.qos == mqtt::Qos::ExactlyOnce ? mqtt::PacketType::Pubrec : mqtt::PacketType::Puback;
    const QString reason =
        tr("%1 %2").arg(reasonNumber(done.reasonCode), reasonText(done.reasonCode, packet, version));
    PublishResult result;
    if (done.expired) { // `lost` as well, but it is known that it did not arrive
        result.level = FieldNote::Level::Warning;
        result.text = tr("Not sent: its message expiry ran out while it waited for its turn.");
    } else if (done.lost) {
        result.level = FieldNote::Level::Warning;
        result.text = tr("The connection ended before the acknowledgement: it may or may not have arrived.");
    } else if (mqtt::isFailure(done.reasonCode)) {
        result.level = FieldNote::Level::Error;
        result.text = tr("Refused by the broker: %1 · %2").arg(reason, durationText(done.roundTrip));
    } else if (done.qos == mqtt::Qos::AtMostOnce) {
        result.level = FieldNote::Level::Good;
        result.text = tr("Sent. QoS 0 has no acknowledgement.");
    } else {
        // "No matching subscribers" is no failure, but seldom what one wants.
        const bool nobody = done.reasonCode == mqtt::ReasonCode::NoMatchingSubscribers;
        result.level = nobody ? FieldNote::Level::Warning : FieldNote::Level::Good;
        result.text =
            done.qos == mqtt::Qos::ExactlyOnce
                ? tr("Acknowledged: %1 · PUBREC after %2, PUBCOMP after %3")
                      .arg(reason, durationText(done.firstStep), durationText(done.roundTrip))
                : tr("Acknowledged: %1 · PUBACK after %2").arg(reason, durationText(done.roundTrip));
    }
    if (!done.reasonString.empty())
        result.text = tr("%1 · The broker says: %2").arg(result.text, visibleText(done.reasonString, 200));
    return result;
}

} // namespace ui
