// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/transport_problem_text.h"

#include "ui/text/plain_text.h"

#include <QCoreApplication>

namespace ui {

ProblemText transportProblemText(const mqtt::Problem &problem, const QString &where)
{
    return {QCoreApplication::translate("Problem", "The connection to %1 failed before MQTT began: %2.")
                .arg(where, visibleText(problem.systemText, 200)),
            QCoreApplication::translate("Problem", "Check the connection's settings.")};
}

} // namespace ui
