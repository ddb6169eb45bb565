// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/tls_facts.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

#include <algorithm>

namespace mqtt {

namespace {

using Fault = Problem::TlsFault;

constexpr qsizetype kMostCertificates = 10;
constexpr qsizetype kMostNames = 100;
constexpr std::size_t kMostNamesInWords = 8;

struct OtherName
{
    bool isAddress = false;
    QString text;
};

QList<OtherName> otherNames(const QSslCertificate &certificate)
{
    QList<OtherName> names;
    const auto all = certificate.subjectAlternativeNames();
    for (auto it = all.begin(); it != all.end() && names.size() < kMostNames; ++it) {
        switch (it.key()) {
        case QSsl::EmailEntry:
            break;
        case QSsl::DnsEntry:
            names.append({false, it.value()});
            break;
        case QSsl::IpAddressEntry:
            names.append({true, it.value()});
            break;
        }
    }
    std::sort(names.begin(), names.end(), [](const OtherName &a, const OtherName &b) {
        return std::pair(a.isAddress, a.text) < std::pair(b.isAddress, b.text);
    });
    return names;
}

QString nameIn(const QStringList &commonNames, const QStringList &organisations)
{
    return !commonNames.isEmpty() ? commonNames.first() : organisations.value(0);
}

QString subjectOf(const QSslCertificate &certificate)
{
    const QString name = nameIn(certificate.subjectInfo(QSslCertificate::CommonName), {});
    const auto others = otherNames(certificate);
    return name.isEmpty() && !others.isEmpty() ? others.first().text : name;
}

QString issuerOf(const QSslCertificate &certificate)
{
    return nameIn(certificate.issuerInfo(QSslCertificate::CommonName),
                  certificate.issuerInfo(QSslCertificate::Organization));
}

QString keyAlgorithmOf(const QSslKey &key)
{
    switch (key.algorithm()) {
    case QSsl::Rsa:
        return QStringLiteral("RSA %1").arg(key.length());
    case QSsl::Dsa:
        return QStringLiteral("DSA %1").arg(key.length());
    case QSsl::Ec:
        return QStringLiteral("EC %1").arg(key.length());
    case QSsl::Dh:
        return QStringLiteral("DH %1").arg(key.length());
    case QSsl::Opaque:
        return {};
    }
    return {};
}

QString protocolName(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2:
        return QStringLiteral("TLS 1.2");
    case QSsl::TlsV1_3:
        return QStringLiteral("TLS 1.3");
    default: // older ones and DTLS are not offered
        return {};
    }
}

TlsFacts::Certificate inFull(const QSslCertificate &certificate)
{
    TlsFacts::Certificate out;
    out.subject = subjectOf(certificate);
    out.issuer = issuerOf(certificate);
    for (const OtherName &name : otherNames(certificate))
        out.alternativeNames.append((name.isAddress ? QLatin1String("IP:") : QLatin1String("DNS:")) +
                                    name.text);
    out.notBefore = certificate.effectiveDate();
    out.notAfter = certificate.expiryDate();
    out.fingerprint = certificate.digest(QCryptographicHash::Sha256);
    out.keyAlgorithm = keyAlgorithmOf(certificate.publicKey());
    out.der = certificate.toDer();
    return out;
}

Fault faultOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::NoError:
        return Fault::None;
    case QSslError::CertificateExpired:
        return Fault::Expired;
    case QSslError::CertificateNotYetValid:
        return Fault::NotYetValid;
    case QSslError::HostNameMismatch:
        return Fault::WrongHost;
    case QSslError::SelfSignedCertificate:
        return Fault::SelfSigned;
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return Fault::UnknownAuthority;
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
    case QSslError::OcspStatusUnknown:
        return error == QSslError::OcspStatusUnknown ? Fault::OtherCertificateError : Fault::Revoked;
    default: // a few dozen more, all of them certificate errors
        return Fault::OtherCertificateError;
    }
}

/// Who it is comes before whether it is still valid.
int weight(Fault fault)
{
    switch (fault) {
    case Fault::Revoked:
        return 6;
    case Fault::SelfSigned:
        return 5;
    case Fault::UnknownAuthority:
        return 4;
    case Fault::WrongHost:
        return 3;
    case Fault::Expired:
    case Fault::NotYetValid:
        return 2;
    default: // the rest that faultOf() makes
        return 1;
    }
}

} // namespace

Problem::Certificate briefly(const QSslCertificate &certificate)
{
    Problem::Certificate out;
    out.subject = subjectOf(certificate).toStdString();
    out.issuer = issuerOf(certificate).toStdString();
    for (const OtherName &name : otherNames(certificate)) {
        if (out.names.size() < kMostNamesInWords)
            out.names.push_back(name.text.toStdString());
    }
    out.notBefore = certificate.effectiveDate().toSecsSinceEpoch();
    out.notAfter = certificate.expiryDate().toSecsSinceEpoch();
    out.fingerprint = certificate.digest(QCryptographicHash::Sha256).toStdString();
    return out;
}

TlsFacts tlsFactsOf(const QSslSocket &socket)
{
    TlsFacts facts;
    facts.protocol = protocolName(socket.sessionProtocol());
    facts.cipher = socket.sessionCipher().name();
    facts.alpn = QString::fromUtf8(socket.sslConfiguration().nextNegotiatedProtocol());
    for (const QSslCertificate &certificate : socket.peerCertificateChain().first(
             std::min(socket.peerCertificateChain().size(), kMostCertificates)))
        facts.chain.append(inFull(certificate));
    return facts;
}

VerificationFault verificationFaultOf(const QList<QSslError> &errors)
{
    VerificationFault worst;
    for (const QSslError &error : errors) {
        const Fault fault = faultOf(error.error());
        if (fault == Fault::None || (worst.fault != Fault::None && weight(fault) <= weight(worst.fault)))
            continue;
        worst = {fault, briefly(error.certificate()), error.errorString().toStdString()};
    }
    return worst;
}

} // namespace mqtt
