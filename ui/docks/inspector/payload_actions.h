// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/inspector/decoded_payload.h"
#include "ui/docks/inspector/inspected_message.h"

#include <QString>

class QWidget;

namespace ui {

void copyPayloadText(const DecodedPayload &payload); ///< as it was sent
void copyPayloadPretty(
    const DecodedPayload &payload); ///< laid out anew; the same as text when it is no document
void copyPayloadCompact(const DecodedPayload &payload);

/// Writes exactly these bytes to a file only its owner can read. Empty when it worked, else the reason.
QString writePayload(const QString &path, const QByteArray &payload);
/// Asks where, proposing a safe name, then writes. Reports a failure in a message box.
void savePayload(QWidget *parent, const InspectedMessage &message, const DecodedPayload &payload);

} // namespace ui
