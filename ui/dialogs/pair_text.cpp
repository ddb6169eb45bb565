// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/pair_text.h"

#include "ui/text/plain_text.h"

#include <QCoreApplication>

namespace ui {

namespace {

constexpr qsizetype kLongest = 65'535;

} // namespace

PairTable::Pairs fromUtf8(const std::vector<std::pair<std::string, std::string>> &pairs)
{
    PairTable::Pairs texts;
    for (const auto &[name, value] : pairs)
        texts.emplace_back(QString::fromStdString(name), QString::fromStdString(value));
    return texts;
}

std::vector<std::pair<std::string, std::string>> toUtf8(const PairTable::Pairs &pairs)
{
    std::vector<std::pair<std::string, std::string>> bytes;
    for (const auto &[name, value] : pairs)
        bytes.emplace_back(name.toStdString(), value.toStdString());
    return bytes;
}

QString pairFault(const PairTable::Pairs &pairs)
{
    for (const auto &[name, value] : pairs) {
        for (const QString &text : {name, value}) {
            if (text.contains(QChar(u'\0'))) // [MQTT-1.5.4-2]
                return QCoreApplication::translate("UserProperties", "“%1” contains a zero character.")
                    .arg(visibleText(name, 60));
            if (text.toUtf8().size() > kLongest)
                return QCoreApplication::translate("UserProperties",
                                                   "“%1” is longer than MQTT allows (65,535 bytes).")
                    .arg(visibleText(name, 60));
        }
    }
    return {};
}

} // namespace ui
