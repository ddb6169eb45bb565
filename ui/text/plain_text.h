// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/visible_text.h"

namespace ui {

using explorer::visibleText;

} // namespace ui
