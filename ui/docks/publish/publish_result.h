// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/connection.h"
#include "ui/widgets/field_note.h"

#include <QCoreApplication>
#include <QString>

namespace ui {

/// How a publish ended, in one sentence with the acknowledgement, its reason and how long it took.
class PublishResult
{
    Q_DECLARE_TR_FUNCTIONS(ui::PublishResult)

public:
    FieldNote::Level level = FieldNote::Level::Hint;
    QString text;

    static PublishResult of(const mqtt::PublishDone &done, mqtt::ProtocolVersion version);
};

/// "0.42 ms", "13 ms", "2.1 s".
QString durationText(mqtt::Duration duration);

} // namespace ui
