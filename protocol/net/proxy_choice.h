// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/endpoint.h"
#include "protocol/net/transport_options.h"

namespace mqtt {

/// `options` with "System" replaced by what the system has set for this endpoint: Socks5, HttpConnect or
/// None. May take a while where the system asks a script for it.
ProxyOptions chosenProxy(const ProxyOptions &options, const Endpoint &endpoint);

/// "host:port", for messages.
QString proxyAddress(const ProxyOptions &proxy);

} // namespace mqtt
