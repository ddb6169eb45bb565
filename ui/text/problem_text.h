// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/session/problem.h"

#include <QString>

namespace ui {

/// A problem in parts, so that a window can show the headline and keep the advice for a second line.
struct ProblemText
{
    QString what;   ///< what happened and where: "Cannot reach localhost:1883: the connection was refused."
    QString advice; ///< what to do: "Check the port and that the broker is running."
};

/// Plain text; whatever the network said stands in it made visible (see visibleText()) and short.
ProblemText problemText(const mqtt::Problem &problem);

/// Both parts in one line.
QString problemSentence(const mqtt::Problem &problem);

} // namespace ui
