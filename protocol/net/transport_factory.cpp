// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/transport_factory.h"

#include "protocol/net/local_transport.h"
#include "protocol/net/tcp_transport.h"
#include "protocol/net/tls_transport.h"
#include "protocol/net/websocket_transport.h"

namespace mqtt {

std::unique_ptr<Transport> makeTransport(const Endpoint &endpoint, const TransportOptions &options)
{
    switch (endpoint.scheme) {
    case Endpoint::Scheme::Mqtt:
        return std::make_unique<TcpTransport>(options.proxy);
    case Endpoint::Scheme::Mqtts:
        return std::make_unique<TlsTransport>(options);
    case Endpoint::Scheme::Ws:
        return std::make_unique<WebSocketTransport>(std::make_unique<TcpTransport>(options.proxy),
                                                    options.webSocket);
    case Endpoint::Scheme::Wss:
        return std::make_unique<WebSocketTransport>(std::make_unique<TlsTransport>(options),
                                                    options.webSocket);
    case Endpoint::Scheme::Unix:
        return std::make_unique<LocalTransport>();
    }
    return std::make_unique<TcpTransport>();
}

} // namespace mqtt
