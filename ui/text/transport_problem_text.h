// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/problem_text.h"

namespace ui {

/// problemText() for what failed before MQTT began: credentials, TLS, proxy, WebSocket. `where` is "host:port".
ProblemText transportProblemText(const mqtt::Problem &problem, const QString &where);

} // namespace ui
