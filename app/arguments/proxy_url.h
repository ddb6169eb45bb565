// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/transport_options.h"

#include <tl/expected.hpp>

namespace app {

/// "socks5://[user[:password]@]host[:port]", "http://…", "system" or "none". The error is one sentence, with
/// the password masked.
tl::expected<mqtt::ProxyOptions, QString> parseProxy(const QString &text);

} // namespace app
