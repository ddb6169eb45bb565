// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/session/client_session.h"

#include <QString>

namespace ui {

/// Why a publish, subscribe or unsubscribe was not sent, and what to do. One or two sentences.
QString requestErrorText(mqtt::RequestError error);

} // namespace ui
