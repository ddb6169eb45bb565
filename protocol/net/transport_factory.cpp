// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/transport_factory.h"

#include "protocol/net/tcp_transport.h"

namespace mqtt {

std::unique_ptr<Transport> makeTransport(const Endpoint &, const TransportOptions &)
{
    return std::make_unique<TcpTransport>();
}

} // namespace mqtt
