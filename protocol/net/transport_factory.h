// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/transport.h"

#include <memory>

namespace mqtt {

/// The transport that `endpoint.scheme` asks for, for one open() of that endpoint. Nothing is read or connected
/// yet. Never null.
std::unique_ptr<Transport> makeTransport(const Endpoint &endpoint, const TransportOptions &options);

} // namespace mqtt
