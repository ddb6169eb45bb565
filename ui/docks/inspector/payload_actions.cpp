// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/payload_actions.h"

#include "model/history/message_json.h"
#include "model/payload/json_format.h"
#include "model/payload/payload_file_name.h"
#include "ui/docks/inspector/fact_text.h"
#include "ui/docks/inspector/image_reading.h"
#include "ui/widgets/plain_message.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QSaveFile>
#include <QStandardPaths>

namespace ui {

namespace {

QString say(const char *text) { return QCoreApplication::translate("ui::PayloadActions", text); }

void copy(std::string_view utf8)
{
    QApplication::clipboard()->setText(QString::fromUtf8(utf8.data(), qsizetype(utf8.size())));
}

void copyHex(const QByteArray &bytes) { QApplication::clipboard()->setText(QString::fromLatin1(bytes.toHex(' '))); }

std::string_view textOf(const QByteArray &bytes) { return {bytes.constData(), std::size_t(bytes.size())}; }

/// As it was sent, but for text of another encoding: the clipboard is UTF-8.
std::string_view plainTextOf(const DecodedPayload &payload)
{
    return payload.isOtherEncoding() && !payload.isWrapped() ? payload.text() : textOf(payload.payload);
}

QByteArray bytesFor(PayloadAction action, const InspectedMessage &message, const DecodedPayload &payload)
{
    if (action == PayloadAction::SaveMessage)
        return QByteArray::fromStdString(jsonOfMessage(message)) + '\n';
    return action == PayloadAction::SaveUnwrapped ? payload.inner : payload.payload;
}

void save(PayloadAction action, QWidget *parent, const InspectedMessage &message, const DecodedPayload &payload)
{
    QString title = say(QT_TRANSLATE_NOOP("ui::PayloadActions", "Save payload"));
    if (action == PayloadAction::SaveMessage)
        title = say(QT_TRANSLATE_NOOP("ui::PayloadActions", "Save message as JSON"));
    else if (action == PayloadAction::SaveUnwrapped)
        title = say(QT_TRANSLATE_NOOP("ui::PayloadActions", "Save the unwrapped payload"));
    else if (message.cut)
        title = say(QT_TRANSLATE_NOOP("ui::PayloadActions", "Save the first %1 of %2"))
                    .arg(sizeText(std::uint64_t(message.payload.size())), sizeText(message.payloadSize()));
    const QByteArray bytes = bytesFor(action, message, payload);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    const QString path =
        QFileDialog::getSaveFileName(parent, title, folder + u'/' + proposedName(action, message, payload));
    if (path.isEmpty())
        return;
    const QString problem = writePayload(path, bytes);
    if (!problem.isEmpty())
        PlainMessage::warn(parent, say(QT_TRANSLATE_NOOP("ui::PayloadActions", "The payload could not be saved")),
                           say(QT_TRANSLATE_NOOP("ui::PayloadActions", "%1: %2")).arg(path, problem));
}

} // namespace

std::string jsonOfMessage(const InspectedMessage &message)
{
    return explorer::messageJson({.topic = message.topic,
                                  .payload = message.bytes(),
                                  .cut = message.cut,
                                  .wallNs = message.wallNs,
                                  .qos = message.qos,
                                  .retain = message.retain,
                                  .dup = message.dup,
                                  .packetId = message.packetId,
                                  .properties = &message.properties});
}

QString extensionOf(PayloadAction action, const DecodedPayload &payload)
{
    if (action == PayloadAction::SaveMessage)
        return QStringLiteral("json");
    if (payload.cut) // not what a program for the format could open
        return payload.isText ? QStringLiteral("txt.part") : QStringLiteral("bin.part");
    const bool outside = action == PayloadAction::Save && payload.isWrapped();
    if (outside) {
        const std::string &wrapping = payload.plan.transforms.front();
        return wrapping == "gzip"   ? QStringLiteral("gz")
               : wrapping == "zstd" ? QStringLiteral("zst")
               : wrapping == "lz4"  ? QStringLiteral("lz4")
               : wrapping == "base64" || wrapping == "hex" ? QStringLiteral("txt")
                                                           : QStringLiteral("bin");
    }
    if (const char *format = imageFormatOf(payload.innerBytes()))
        return format == std::string_view("jpeg") ? QStringLiteral("jpg") : QString::fromLatin1(format);
    if (!payload.problem && (payload.plan.decoder == "json" || payload.plan.decoder == "xml"))
        return QString::fromStdString(payload.plan.decoder);
    return payload.isText || payload.isOtherEncoding() ? QStringLiteral("txt") : QStringLiteral("bin");
}

QString proposedName(PayloadAction action, const InspectedMessage &message, const DecodedPayload &payload)
{
    return QString::fromStdString(
        explorer::payloadFileName(message.topic, payload.bytes(), extensionOf(action, payload).toStdString()));
}

QString writePayload(const QString &path, const QByteArray &payload)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (file.write(payload) != payload.size() || !file.commit())
        return file.errorString();
    return {};
}

void perform(PayloadAction action, QWidget *parent, const InspectedMessage &message, const DecodedPayload &payload)
{
    switch (action) {
    case PayloadAction::CopyText:
        return copy(plainTextOf(payload));
    case PayloadAction::CopyPretty:
        return copy(payload.text());
    case PayloadAction::CopyCompact:
        return copy(payload.hasDocument() && payload.isLaidOutAsJson() ? explorer::compactJson(payload.text())
                                                                       : std::string(plainTextOf(payload)));
    case PayloadAction::CopyHex:
        return copyHex(payload.payload);
    case PayloadAction::CopyUnwrappedText:
        return copy(textOf(payload.inner));
    case PayloadAction::CopyUnwrappedHex:
        return copyHex(payload.inner);
    case PayloadAction::CopyMessage:
        return copy(jsonOfMessage(message));
    case PayloadAction::Save:
    case PayloadAction::SaveUnwrapped:
    case PayloadAction::SaveMessage:
        return save(action, parent, message, payload);
    }
}

} // namespace ui
