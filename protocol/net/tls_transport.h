// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/tcp_transport.h"
#include "protocol/net/tls_facts.h"

#include <QByteArray>
#include <QSsl>
#include <QSslConfiguration>
#include <QTimer>

#include <optional>

QT_BEGIN_NAMESPACE
class QSslSocket;
QT_END_NAMESPACE

namespace mqtt {

/// TLS over TCP. The server is always verified (see TlsOptions); opened(), and with it the first byte of
/// MQTT, comes only after that.
///
/// The first thing that goes wrong is what is told. With TLS 1.3 a server refuses our certificate when the
/// handshake is over for us, so that failed() with CertificateRequired may follow opened().
///
/// Thread    the connection's.      Spec  RFC 8446, RFC 5246, RFC 6066 §3 (server name), RFC 7301 (ALPN)
class TlsTransport final : public TcpTransport
{
    Q_OBJECT

public:
    explicit TlsTransport(const TransportOptions &options, QObject *parent = nullptr);

    void open(const Endpoint &endpoint, std::chrono::milliseconds timeout) override;
    qint64 bytesToWrite() const override;
    void abort() override;
    TlsFactsPtr tlsFacts() const override { return m_facts; }

protected:
    QTcpSocket *makeSocket() override;
    void connected() override;
    Problem problemOf(QAbstractSocket::SocketError error) const override;
    bool encrypts() const override { return true; }

private:
    QSslSocket *sslSocket() const;
    QString serverName() const;
    void verified(const QList<QSslError> &errors);
    void encrypted();
    bool isTrusted() const;
    void timedOut();
    Problem tlsProblem(Problem::TlsFault fault, const QString &text) const;
    QByteArray handshakeBytes() const;
    std::optional<Problem> otherProtocol() const;
    Problem::TlsFault faultOfAlert() const;

    TlsOptions m_tls;
    QSslConfiguration m_configuration;
    QTimer m_timer;
    TlsFactsPtr m_facts;
    VerificationFault m_fault;
    std::optional<QSsl::AlertType> m_alert; ///< the server's
};

} // namespace mqtt
