// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/endpoint.h"

#include <QString>

namespace ui {

/// What is wrong with `url` and what a good one looks like, in one or two sentences. A password in it is
/// masked.
QString endpointErrorText(mqtt::EndpointError error, QStringView url);

} // namespace ui
