// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/payload_actions.h"

#include "model/payload/json_format.h"
#include "model/payload/payload_file_name.h"
#include "ui/docks/inspector/fact_text.h"
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

std::string_view rawOf(const DecodedPayload &payload)
{
    return {payload.payload.constData(), std::size_t(payload.payload.size())};
}

std::string extensionOf(const DecodedPayload &payload)
{
    if (payload.cut) // not what a program for the format could open
        return payload.isText ? "txt.part" : "bin.part";
    if (payload.image && !payload.isWrapped())
        return explorer::extensionOf(payload.image->format);
    for (const char *format : {"json", "xml"}) {
        if (payload.plan.decoder == format && !payload.isWrapped() && !payload.problem)
            return format;
    }
    return (payload.isText || payload.isOtherEncoding()) && !payload.isWrapped() ? "txt" : "bin";
}

} // namespace

void copyPayloadText(const DecodedPayload &payload)
{
    copy(payload.isOtherEncoding() && !payload.isWrapped() ? payload.text() : rawOf(payload));
}

void copyPayloadPretty(const DecodedPayload &payload) { copy(payload.text()); }

void copyPayloadCompact(const DecodedPayload &payload)
{
    if (payload.isLaidOutAsJson() && payload.hasDocument())
        copy(explorer::compactJson(payload.text()));
    else
        copyPayloadText(payload);
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

void savePayload(QWidget *parent, const InspectedMessage &message, const DecodedPayload &payload)
{
    const std::string name = explorer::payloadFileName(message.topic, payload.bytes(), extensionOf(payload));
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    const QString title =
        message.cut ? say(QT_TRANSLATE_NOOP("ui::PayloadActions", "Save the first %1 of %2"))
                          .arg(sizeText(std::uint64_t(message.payload.size())), sizeText(message.payloadSize()))
                    : say(QT_TRANSLATE_NOOP("ui::PayloadActions", "Save payload"));
    const QString path =
        QFileDialog::getSaveFileName(parent, title,
                                     folder + u'/' + QString::fromStdString(name));
    if (path.isEmpty())
        return;
    const QString problem = writePayload(path, payload.payload);
    if (!problem.isEmpty())
        PlainMessage::warn(parent, say(QT_TRANSLATE_NOOP("ui::PayloadActions", "The payload could not be saved")),
                  say(QT_TRANSLATE_NOOP("ui::PayloadActions", "%1: %2")).arg(path, problem));
}

} // namespace ui
