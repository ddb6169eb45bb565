// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSharedPointer>

#include <cstdint>

class QCPAxisTicker;

namespace ui {

/// Ticks at round local times (1-2-5 below a second, then 10 s, 15 s, … hours, days) with labels as fine as
/// the step needs; the date stands under the first label and wherever it changes. Keys are seconds after
/// `originNs`.
QSharedPointer<QCPAxisTicker> makeTimeTicker(std::int64_t originNs);

} // namespace ui
