// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/transport_options.h"

#include <QList>
#include <QSslError>

QT_BEGIN_NAMESPACE
class QSslCertificate;
class QSslSocket;
QT_END_NAMESPACE

namespace mqtt {

/// What the socket's handshake agreed on and whom it met, at most 10 certificates with 100 names each.
TlsFacts tlsFactsOf(const QSslSocket &socket);

/// Why a server was not verified: the fault that says most, and the certificate that it is about.
struct VerificationFault
{
    Problem::TlsFault fault = Problem::TlsFault::None;
    Problem::Certificate certificate;
    std::string systemText;
};
VerificationFault verificationFaultOf(const QList<QSslError> &errors);

/// As far as words need it, at most 8 names.
Problem::Certificate briefly(const QSslCertificate &certificate);

} // namespace mqtt
