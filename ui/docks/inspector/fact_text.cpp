// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/fact_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace ui {

namespace {

QString say(const char *text) { return QCoreApplication::translate("ui::Facts", text); }

} // namespace

QString dateTimeText(std::int64_t wallNs)
{
    return QDateTime::fromMSecsSinceEpoch(wallNs / 1'000'000)
        .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

QString timeText(std::int64_t wallNs)
{
    return QDateTime::fromMSecsSinceEpoch(wallNs / 1'000'000).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString sumText(const explorer::CutFacts &facts)
{
    const auto *bytes = reinterpret_cast<const char *>(facts.sha256.data());
    return QString::fromLatin1(QByteArray::fromRawData(bytes, qsizetype(facts.sha256.size())).toHex());
}

QString durationText(std::int64_t ns)
{
    const std::int64_t seconds = ns / 1'000'000'000;
    if (seconds < 10)
        return say(QT_TRANSLATE_NOOP("ui::Facts", "%1 s")).arg(double(ns) / 1e9, 0, 'f', 1);
    if (seconds < 60)
        return say(QT_TRANSLATE_NOOP("ui::Facts", "%1 s")).arg(seconds);
    if (seconds < 3600)
        return say(QT_TRANSLATE_NOOP("ui::Facts", "%1 min %2 s")).arg(seconds / 60).arg(seconds % 60);
    if (seconds < 86'400)
        return say(QT_TRANSLATE_NOOP("ui::Facts", "%1 h %2 min")).arg(seconds / 3600).arg(seconds / 60 % 60);
    return say(QT_TRANSLATE_NOOP("ui::Facts", "%1 d %2 h")).arg(seconds / 86'400).arg(seconds / 3600 % 24);
}

QString qosText(mqtt::Qos qos)
{
    switch (qos) {
    case mqtt::Qos::AtMostOnce:
        return say(QT_TRANSLATE_NOOP("ui::Facts", "0 (at most once)"));
    case mqtt::Qos::AtLeastOnce:
        return say(QT_TRANSLATE_NOOP("ui::Facts", "1 (at least once)"));
    case mqtt::Qos::ExactlyOnce:
        return say(QT_TRANSLATE_NOOP("ui::Facts", "2 (exactly once)"));
    }
    return {};
}

} // namespace ui
