// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/filter/filter_fault.h"

namespace ui {

/// What is wrong with a filter, where, and what belongs there: one or two sentences.
QString filterFaultText(const explorer::FilterFault &fault);

} // namespace ui
