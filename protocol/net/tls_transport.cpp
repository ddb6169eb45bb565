// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/tls_transport.h"

#include "protocol/net/tls_credentials.h"
#include "protocol/net/tls_records.h"
#include "protocol/session/other_protocol.h"

#include <QSslSocket>

namespace mqtt {

namespace {

using Fault = Problem::TlsFault;

constexpr qint64 kHandshakeKept = 64 * 1024;

/// RFC 8446 §6, as far as they speak of us. Qt names few of them.
Fault faultOf(QSsl::AlertType alert)
{
    switch (int(alert)) {
    case 42:  // bad_certificate
    case 43:  // unsupported_certificate
    case 44:  // certificate_revoked
    case 45:  // certificate_expired
    case 46:  // certificate_unknown
    case 48:  // unknown_ca
    case 49:  // access_denied
    case 116: // certificate_required
        return Fault::CertificateRequired;
    case 70: // protocol_version
        return Fault::VersionRefused;
    default:
        return Fault::HandshakeFailed;
    }
}

/// The socket that carries the TLS records: Qt's own, not part of its interface, so it may not be there.
QTcpSocket *carrierOf(QSslSocket &socket)
{
    return socket.findChild<QTcpSocket *>(QString(), Qt::FindDirectChildrenOnly);
}

ByteView viewOf(const QByteArray &bytes)
{
    return {reinterpret_cast<const std::uint8_t *>(bytes.data()), std::size_t(bytes.size())};
}

} // namespace

TlsTransport::TlsTransport(const TransportOptions &options, QObject *parent)
    : TcpTransport(options.proxy, parent)
    , m_tls(options.tls)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &TlsTransport::timedOut);
}

void TlsTransport::open(const Endpoint &endpoint, std::chrono::milliseconds timeout)
{
    auto configuration = tlsConfiguration(m_tls);
    if (!configuration) {
        setEndpoint(endpoint);
        fail(configuration.error());
        return;
    }
    m_configuration = *std::move(configuration);
    TcpTransport::open(endpoint, timeout);
}

QTcpSocket *TlsTransport::makeSocket() { return new QSslSocket(this); }

QSslSocket *TlsTransport::sslSocket() const { return static_cast<QSslSocket *>(socket()); }

QString TlsTransport::serverName() const
{
    QString name = m_tls.serverName.isEmpty() ? endpoint().host : m_tls.serverName;
    if (name.endsWith(u'.'))
        name.chop(1);                // certificates have no final dot
    return name.section(u'%', 0, 0); // nor an interface
}

void TlsTransport::connected()
{
    QSslSocket *ssl = sslSocket();
    ssl->setSslConfiguration(m_configuration);
    ssl->setPeerVerifyName(serverName());
    connect(ssl, &QSslSocket::sslErrors, this, &TlsTransport::verified);
    connect(ssl, &QSslSocket::encrypted, this, &TlsTransport::encrypted);
    connect(ssl, &QSslSocket::alertReceived, this,
            [this](QSsl::AlertLevel, QSsl::AlertType type, const QString &) {
                constexpr int kCloseNotify = 0;
                if (!m_alert && int(type) != kCloseNotify)
                    m_alert = type;
            });
    // Until the handshake is over the bytes read stay where they are, to be shown when they are no TLS.
    if (QTcpSocket *carrier = carrierOf(*ssl))
        carrier->startTransaction();
    m_timer.start(std::chrono::milliseconds(deadline().remainingTime()));
    ssl->startClientEncryption();
}

void TlsTransport::verified(const QList<QSslError> &errors)
{
    const QSslCertificate certificate = sslSocket()->peerCertificate();
    VerificationFault fault = verificationFaultOf(errors);
    TlsFacts facts = tlsFactsOf(*sslSocket());
    if (isTrusted()) {
        facts.overriddenFault = fault.fault;
        sslSocket()->ignoreSslErrors(errors);
    } else if (!m_tls.trustedFingerprint.isEmpty()) {
        m_fault = {Fault::FingerprintChanged, briefly(certificate), {}};
    } else {
        m_fault = std::move(fault);
        if (m_fault.certificate.fingerprint.empty())
            m_fault.certificate = briefly(certificate);
    }
    // With a fault the socket goes on to fail.
    m_facts = std::make_shared<const TlsFacts>(std::move(facts));
}

bool TlsTransport::isTrusted() const
{
    return !m_tls.trustedFingerprint.isEmpty() &&
           sslSocket()->peerCertificate().digest(QCryptographicHash::Sha256) == m_tls.trustedFingerprint;
}

void TlsTransport::encrypted()
{
    m_timer.stop();
    TlsFacts facts = tlsFactsOf(*sslSocket());
    if (m_facts)
        facts.overriddenFault = m_facts->overriddenFault;
    m_facts = std::make_shared<const TlsFacts>(std::move(facts));
    if (!m_tls.trustedFingerprint.isEmpty() && !isTrusted()) {
        m_fault = {Fault::FingerprintChanged, briefly(sslSocket()->peerCertificate()), {}};
        giveUp(tlsProblem(Fault::FingerprintChanged, {}));
        return;
    }
    if (QTcpSocket *carrier = carrierOf(*sslSocket()))
        carrier->commitTransaction();
    Q_EMIT progressed(TransportStep::Encrypted);
    if (!socket())
        return; // aborted by whom we told
    // What is encrypted waits in a second buffer.
    connect(sslSocket(), &QSslSocket::encryptedBytesWritten, this, &Transport::bytesWritten);
    TcpTransport::connected();
}

Problem TlsTransport::problemOf(QAbstractSocket::SocketError error) const
{
    const QString text = socket()->errorString();
    if (error == QAbstractSocket::SslInvalidUserDataError) {
        const bool mismatch = text.contains(QLatin1String("mismatch")) ||
                              text.contains(QLatin1String("no certificate assigned"));
        Problem problem;
        problem.kind = Problem::Kind::CredentialsUnusable;
        problem.tlsFault = mismatch ? Fault::KeyMismatch : Fault::KeyUnsupported;
        problem.file = (m_tls.keyFile.isEmpty() ? m_tls.certificateFile : m_tls.keyFile).toStdString();
        problem.systemText = text.toStdString();
        return problem;
    }
    if (m_fault.fault != Fault::None)
        return tlsProblem(m_fault.fault, QString::fromStdString(m_fault.systemText));
    const bool inTls =
        error == QAbstractSocket::SslHandshakeFailedError || error == QAbstractSocket::SslInternalError;
    if (m_alert && (inTls || error == QAbstractSocket::RemoteHostClosedError))
        return tlsProblem(faultOfAlert(), inTls ? text : QString());
    if (isOpen())
        return inTls ? tlsProblem(Fault::HandshakeFailed, text) : TcpTransport::problemOf(error);

    if (const auto other = otherProtocol())
        return *other;
    const bool wrongRecord =
        text.contains(QLatin1String("wrong version number")) || text.contains(QLatin1String("http request"));
    if (inTls && wrongRecord)
        return tlsProblem(Fault::NotTls, {});
    if (inTls && (text.contains(QLatin1String("unsupported protocol")) ||
                  text.contains(QLatin1String("version too low"))))
        return tlsProblem(Fault::VersionRefused, text);
    return tlsProblem(Fault::HandshakeFailed, text);
}

/// NotTls, when something came that is none.
std::optional<Problem> TlsTransport::otherProtocol() const
{
    const QByteArray bytes = handshakeBytes();
    if (bytes.isEmpty() || looksLikeTls(viewOf(bytes)))
        return std::nullopt;
    Problem problem = tlsProblem(Fault::NotTls, {});
    problem.firstBytes = excerpt(viewOf(bytes));
    return problem;
}

Problem::TlsFault TlsTransport::faultOfAlert() const
{
    constexpr int kHandshakeFailure = 40; // what a TLS 1.2 server says when it misses our certificate
    if (int(*m_alert) == kHandshakeFailure && !isOpen() && m_configuration.localCertificate().isNull() &&
        asksForCertificate(viewOf(handshakeBytes())))
        return Fault::CertificateRequired;
    return faultOf(*m_alert);
}

/// All that came so far, before the handshake is over; empty where Qt does not let us see it.
QByteArray TlsTransport::handshakeBytes() const
{
    QTcpSocket *carrier = carrierOf(*sslSocket());
    if (!carrier)
        return {};
    if (carrier->isTransactionStarted())
        carrier->rollbackTransaction();
    return carrier->peek(kHandshakeKept);
}

Problem TlsTransport::tlsProblem(Fault fault, const QString &text) const
{
    Problem problem;
    problem.kind = Problem::Kind::TlsFailed;
    problem.tlsFault = fault;
    problem.systemText = text.toStdString();
    problem.serverName = serverName().toStdString();
    if (m_fault.fault != Fault::None)
        problem.certificate = m_fault.certificate;
    return problem;
}

void TlsTransport::timedOut()
{
    if (!socket() || isOpen())
        return;
    // TLS waits for the rest of what looks like a very short record.
    giveUp(otherProtocol().value_or(tlsProblem(Fault::TimedOut, {})));
}

qint64 TlsTransport::bytesToWrite() const
{
    return socket() ? socket()->bytesToWrite() + sslSocket()->encryptedBytesToWrite() : 0;
}

void TlsTransport::abort()
{
    m_timer.stop();
    TcpTransport::abort();
}

} // namespace mqtt
