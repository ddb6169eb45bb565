// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/certificate_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {

namespace {

QString say(const char *text, int days)
{
    return QCoreApplication::translate("Certificate", text, nullptr, days);
}

} // namespace

QString fingerprintText(const QByteArray &sha256) { return QString::fromLatin1(sha256.toHex(':')).toUpper(); }

QString fingerprintLines(const QByteArray &sha256)
{
    const qsizetype half = sha256.size() / 2;
    return fingerprintText(sha256.left(half)) + u'\n' + fingerprintText(sha256.mid(half));
}

QString validityText(const QDateTime &notBefore, const QDateTime &notAfter, const QDateTime &now)
{
    const auto date = [](const QDateTime &time) {
        return QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat);
    };
    if (now < notBefore)
        //: %1: a date
        return say(QT_TRANSLATE_N_NOOP("Certificate", "not valid before %1 (in %Ln day(s))"),
                   int(now.daysTo(notBefore)))
            .arg(date(notBefore));
    if (now > notAfter)
        return say(QT_TRANSLATE_N_NOOP("Certificate", "expired on %1 (%Ln day(s) ago)"),
                   int(notAfter.daysTo(now)))
            .arg(date(notAfter));
    return say(QT_TRANSLATE_N_NOOP("Certificate", "valid until %1 (%Ln day(s) left)"),
               int(now.daysTo(notAfter)))
        .arg(date(notAfter));
}

} // namespace ui
