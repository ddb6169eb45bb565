// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/sparkplug/sparkplug_words.h"

#include "ui/text/plain_text.h"
#include "ui/theme/colors.h"

#include <QGuiApplication>
#include <QLocale>

#include <algorithm>

namespace ui {

using explorer::sparkplug::Event;
using explorer::sparkplug::Fault;
using explorer::sparkplug::FaultCounts;
using explorer::sparkplug::Status;

QString SparkplugWords::status(Status status)
{
    switch (status) {
    case Status::NotBorn:
        return tr("no birth seen");
    case Status::Online:
        return tr("online");
    case Status::Offline:
        return tr("offline, stale");
    }
    return {};
}

QString SparkplugWords::iconName(Status status)
{
    switch (status) {
    case Status::NotBorn:
        return QStringLiteral("help");
    case Status::Online:
        return QStringLiteral("ok");
    case Status::Offline:
        return QStringLiteral("error");
    }
    return {};
}

QColor SparkplugWords::color(Status status)
{
    const Colors colors = colorsFor(QGuiApplication::palette());
    switch (status) {
    case Status::NotBorn:
        return colors.warning;
    case Status::Online:
        return colors.good;
    case Status::Offline:
        return colors.error;
    }
    return {};
}

QString SparkplugWords::fault(Fault fault)
{
    switch (fault) {
    case Fault::SequenceGap:
        return tr("Gap in the sequence numbers");
    case Fault::NoSequence:
        return tr("No sequence number");
    case Fault::DataBeforeBirth:
        return tr("Data without a birth");
    case Fault::UnknownAlias:
        return tr("Alias that the birth does not define");
    case Fault::UnknownMetric:
        return tr("Metric that the birth does not have");
    case Fault::DeathOfAnother:
        return tr("Death of another connection (bdSeq)");
    case Fault::BirthWithoutDeath:
        return tr("New connection without a death of the one before (bdSeq)");
    case Fault::RebirthStorm:
        return tr("Three births within a minute");
    case Fault::Unreadable:
        return tr("Payload is not Sparkplug B");
    case Fault::NotRead:
        return tr("Message not read: it was too large or had left memory");
    case Fault::TooMany:
        return tr("Metrics left out: there are too many");
    case Fault::kEnd:
        break;
    }
    return {};
}

QString SparkplugWords::event(const Event &event)
{
    switch (event.kind) {
    case Event::Kind::NodeBorn:
        return tr("Node was born");
    case Event::Kind::NodeDied:
        return tr("Node died");
    case Event::Kind::DeviceBorn:
        return tr("Device was born");
    case Event::Kind::DeviceDied:
        return tr("Device died");
    case Event::Kind::RebirthRequested:
        return tr("A rebirth was requested");
    case Event::Kind::HostOnline:
        return tr("Host application went online");
    case Event::Kind::HostOffline:
        return tr("Host application went offline");
    case Event::Kind::Fault:
        break;
    }
    const QString what = fault(event.fault);
    if (event.fault == Fault::SequenceGap || event.fault == Fault::DeathOfAnother || event.fault == Fault::BirthWithoutDeath)
        //: %1: what is wrong, %2 and %3: numbers
        return tr("%1: expected %2, found %3").arg(what).arg(event.expected).arg(event.found);
    if (event.fault == Fault::UnknownAlias)
        return QStringLiteral("%1: %2").arg(what).arg(event.found);
    return event.name.empty() ? what : QStringLiteral("%1: %2").arg(what, visibleText(event.name, 200));
}

QString SparkplugWords::faults(const FaultCounts &counts)
{
    QString text;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0)
            continue;
        if (!text.isEmpty())
            text += QLatin1Char('\n');
        text += QStringLiteral("%1 × %2").arg(QLocale().toString(qulonglong(counts[i])), fault(Fault(i)));
    }
    return text;
}

QString SparkplugWords::datatype(std::uint32_t datatype)
{
    if (datatype == 0)
        return {};
    const char *name = explorer::sparkplug::dataTypeName(datatype);
    return name ? QString::fromLatin1(name) : QString::number(datatype);
}

QString SparkplugWords::age(std::int64_t ns)
{
    const double seconds = double(std::max<std::int64_t>(ns, 0)) * 1e-9;
    if (seconds < 10)
        return tr("%1 s").arg(QLocale().toString(seconds, 'f', 1));
    if (seconds < 120)
        return tr("%1 s").arg(qint64(seconds));
    if (seconds < 7'200)
        return tr("%1 min").arg(qint64(seconds / 60));
    if (seconds < 172'800)
        return tr("%1 h").arg(qint64(seconds / 3'600));
    return tr("%1 d").arg(qint64(seconds / 86'400));
}

} // namespace ui
