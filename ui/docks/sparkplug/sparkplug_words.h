// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/sparkplug/sparkplug_state.h"

#include <QColor>
#include <QCoreApplication>
#include <QString>

namespace ui {

/// What the Sparkplug model says, in words.
class SparkplugWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::SparkplugWords)

public:
    static QString status(explorer::sparkplug::Status status);
    static QString iconName(explorer::sparkplug::Status status);
    static QColor color(explorer::sparkplug::Status status);
    static QString fault(explorer::sparkplug::Fault fault);
    static QString event(const explorer::sparkplug::Event &event);
    /// One line for each kind of fault that there was.
    static QString faults(const explorer::sparkplug::FaultCounts &counts);
    /// "Int32"; of a number that names none the number.
    static QString datatype(std::uint32_t datatype);
    /// "0.4 s", "3 min": how long ago.
    static QString age(std::int64_t ns);
};

} // namespace ui
