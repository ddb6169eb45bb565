// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_plan.h"

#include "protocol/wire/packet_table.h"

namespace support {

namespace {

const char *nameOf(Fault::Kind kind)
{
    switch (kind) {
    case Fault::Kind::Close:
        return "close";
    case Fault::Kind::Reset:
        return "reset";
    case Fault::Kind::HalfOpen:
        return "half-open";
    case Fault::Kind::Duplicate:
        return "duplicate";
    case Fault::Kind::Swap:
        return "swap";
    case Fault::Kind::FlipBit:
        return "flip bit";
    case Fault::Kind::Eat:
        return "eat";
    }
    return "?";
}

} // namespace

QString Fault::name() const
{
    const QString sender = from == From::Client ? QStringLiteral("client") : QStringLiteral("server");
    const QString what = QString::fromLatin1(nameOf(kind));
    if (strikesBytes())
        return QStringLiteral("%1 after %2 bytes of the %3").arg(what).arg(byteInStream).arg(sender);
    const QString packet = type ? QString::fromLatin1(mqtt::packetRow(*type).name) : QStringLiteral("packet");
    return QStringLiteral("%1 at byte %2 of %3 %4 of the %5")
        .arg(what)
        .arg(byteInPacket)
        .arg(packet)
        .arg(nth)
        .arg(sender);
}

} // namespace support
