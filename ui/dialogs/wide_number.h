// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSpinBox>

#include <algorithm>
#include <limits>

namespace ui {

/// A four-byte number in a spin box, which ends at half of them: what lies above is shown as the most and
/// stays as it was unless the user changes it.
inline int shownNumber(quint32 value)
{
    return int(std::min<quint32>(value, quint32(std::numeric_limits<int>::max())));
}

inline quint32 storedNumber(const QSpinBox &box, quint32 before)
{
    return box.value() == shownNumber(before) ? before : quint32(box.value());
}

} // namespace ui
