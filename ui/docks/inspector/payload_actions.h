// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/inspector/decoded_payload.h"
#include "ui/docks/inspector/inspected_message.h"

#include <QString>

class QWidget;

namespace ui {

/// What can be taken of a message, to the clipboard or into a file.
enum class PayloadAction
{
    CopyText,   ///< as it was sent
    CopyPretty, ///< laid out anew; the same as text when it is no document
    CopyCompact,
    CopyHex,
    CopyUnwrappedText, ///< what was inside the wrappings
    CopyUnwrappedHex,
    CopyMessage, ///< with everything that MQTT says of it, as JSON
    Save,        ///< byte for byte
    SaveUnwrapped,
    SaveMessage
};

/// Of a file, asks where, proposing a safe name, and reports a failure in a message box.
void perform(PayloadAction action, QWidget *parent, const InspectedMessage &message, const DecodedPayload &payload);

/// Writes exactly these bytes to a file only its owner can read. Empty when it worked, else the reason.
QString writePayload(const QString &path, const QByteArray &payload);
/// The file name that is proposed.
QString proposedName(PayloadAction action, const InspectedMessage &message, const DecodedPayload &payload);
/// "png" …, "txt", "bin": without the dot.
QString extensionOf(PayloadAction action, const DecodedPayload &payload);
std::string jsonOfMessage(const InspectedMessage &message);

} // namespace ui
