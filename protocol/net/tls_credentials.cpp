// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/tls_credentials.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>
#include <QSslKey>

#include <algorithm>

namespace mqtt {

namespace {

constexpr qint64 kLargestFile = 1024 * 1024;
constexpr QByteArrayView kCertificateMark("-----BEGIN CERTIFICATE-----");
constexpr QByteArrayView kKeyMark("PRIVATE KEY-----");
// RFC 8410 §3: the algorithms of Ed25519, Ed448, X25519 and X448 share these two bytes; a third tells them
// apart.
constexpr QByteArrayView kEdwardsAlgorithm("\x06\x03\x2B\x65");
// RFC 7292 appendix C: pbeWithSHAAnd…; 1, 2: RC4; 5, 6: RC2, which OpenSSL 3 has put away.
constexpr QByteArrayView kOldEncryption("\x06\x0A\x2A\x86\x48\x86\xF7\x0D\x01\x0C\x01");
constexpr QByteArrayView kOldKinds("\x01\x02\x05\x06");

using Fault = Problem::TlsFault;

tl::unexpected<Problem> unusable(Fault fault, const QString &file, const QString &text = {})
{
    Problem problem;
    problem.kind = Problem::Kind::CredentialsUnusable;
    problem.tlsFault = fault;
    problem.file = file.toStdString();
    problem.systemText = text.toStdString();
    return tl::unexpected(std::move(problem));
}

tl::expected<QByteArray, Problem> contentOf(const QString &path)
{
    QFile file(path);
    // Opening a pipe would wait for somebody to write into it.
    if (const QFileInfo info(path); info.exists() && !info.isFile())
        return unusable(Fault::FileUnreadable, path);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(Fault::FileUnreadable, path, file.errorString());
    QByteArray content = file.read(kLargestFile + 1);
    if (file.error() != QFileDevice::NoError)
        return unusable(Fault::FileUnreadable, path, file.errorString());
    if (content.isEmpty() || content.size() > kLargestFile)
        return unusable(Fault::FileInvalid, path);
    return content;
}

bool isPem(const QByteArray &content) { return content.contains("-----BEGIN "); }

tl::expected<QList<QSslCertificate>, Problem> certificatesIn(const QByteArray &content, const QString &path)
{
    const bool pem = isPem(content);
    const auto certificates = QSslCertificate::fromData(content, pem ? QSsl::Pem : QSsl::Der);
    const bool anyNull = std::any_of(certificates.begin(), certificates.end(),
                                     [](const QSslCertificate &one) { return one.isNull(); });
    // Reading stops silently at a damaged one.
    const bool anyLeft = pem && certificates.size() < content.count(kCertificateMark.toByteArray());
    if (certificates.isEmpty() || anyNull || anyLeft)
        return unusable(Fault::FileInvalid, path);
    return certificates;
}

/// An unencrypted PKCS#8 key whose algorithm Qt has no name for.
bool isEdwardsKey(const QByteArray &content)
{
    QByteArray der = content;
    if (const qsizetype mark = content.indexOf("-----BEGIN PRIVATE KEY-----"); mark >= 0) {
        const qsizetype start = content.indexOf('\n', mark);
        const qsizetype end = content.indexOf("-----END", mark);
        der =
            start < 0 || end < start ? QByteArray() : QByteArray::fromBase64(content.mid(start, end - start));
    }
    return der.left(32).contains(kEdwardsAlgorithm.toByteArray());
}

tl::expected<QSslKey, Problem> keyIn(const QByteArray &content, const QString &path,
                                     const QByteArray &passphrase)
{
    const bool pem = isPem(content);
    if (pem && !content.contains(kKeyMark.toByteArray()))
        return unusable(Fault::FileInvalid, path);
    const bool encrypted = pem && content.contains("ENCRYPTED");
    // Without one OpenSSL might ask on the terminal.
    if (encrypted && passphrase.isEmpty())
        return unusable(Fault::PassphraseWrong, path);
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        QSslKey key(content, algorithm, pem ? QSsl::Pem : QSsl::Der, QSsl::PrivateKey, passphrase);
        if (!key.isNull())
            return key;
    }
    if (encrypted)
        return unusable(Fault::PassphraseWrong, path);
    if (isEdwardsKey(content) || content.contains("BEGIN OPENSSH PRIVATE KEY"))
        return unusable(Fault::KeyUnsupported, path);
    return unusable(Fault::FileInvalid, path);
}

/// PFX ::= SEQUENCE { version INTEGER 3, … }     RFC 7292 §4
bool looksLikePkcs12(const QByteArray &content)
{
    const qsizetype version = content.left(16).indexOf("\x02\x01\x03");
    return content.startsWith('\x30') && version >= 2 && version <= 6;
}

bool usesOldEncryption(const QByteArray &content)
{
    for (qsizetype at = 0; (at = content.indexOf(kOldEncryption, at)) >= 0; at += kOldEncryption.size()) {
        const qsizetype kind = at + kOldEncryption.size();
        if (kind < content.size() && kOldKinds.contains(content[kind]))
            return true;
    }
    return false;
}

tl::expected<void, Problem> usePkcs12(QByteArray content, const TlsOptions &options,
                                      QSslConfiguration &configuration)
{
    const QString &path = options.certificateFile;
    if (!looksLikePkcs12(content))
        return unusable(Fault::FileInvalid, path);
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    QSslKey key;
    QSslCertificate certificate;
    QList<QSslCertificate> authorities;
    if (!QSslCertificate::importPkcs12(&buffer, &key, &certificate, &authorities, options.passphrase))
        return unusable(usesOldEncryption(content) ? Fault::KeyUnsupported : Fault::PassphraseWrong, path);
    if (key.isNull())
        return unusable(Fault::KeyUnsupported, path);
    if (certificate.isNull())
        return unusable(Fault::FileInvalid, path);
    configuration.setPrivateKey(key);
    configuration.setLocalCertificateChain(QList<QSslCertificate>{certificate} + authorities);
    return {};
}

tl::expected<void, Problem> useClientCertificate(const TlsOptions &options, QSslConfiguration &configuration)
{
    const auto content = contentOf(options.certificateFile);
    if (!content)
        return tl::unexpected(content.error());
    if (!isPem(*content) && options.keyFile.isEmpty())
        return usePkcs12(*content, options, configuration);

    const auto chain = certificatesIn(*content, options.certificateFile);
    if (!chain)
        return tl::unexpected(chain.error());
    const QString keyFile = options.keyFile.isEmpty() ? options.certificateFile : options.keyFile;
    const auto keyContent = options.keyFile.isEmpty() ? content : contentOf(keyFile);
    if (!keyContent)
        return tl::unexpected(keyContent.error());
    const auto key = keyIn(*keyContent, keyFile, options.passphrase);
    if (!key)
        return tl::unexpected(key.error());
    configuration.setLocalCertificateChain(*chain);
    configuration.setPrivateKey(*key);
    return {};
}

} // namespace

tl::expected<QSslConfiguration, Problem> tlsConfiguration(const TlsOptions &options)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    switch (options.minimum) {
    case TlsOptions::Minimum::Tls12:
        configuration.setProtocol(QSsl::TlsV1_2OrLater);
        break;
    case TlsOptions::Minimum::Tls13:
        configuration.setProtocol(QSsl::TlsV1_3OrLater);
        break;
    }
    QList<QByteArray> protocols;
    for (const QString &protocol : options.protocols)
        protocols.append(protocol.toUtf8());
    configuration.setAllowedNextProtocols(protocols);

    if (!options.authorityFile.isEmpty()) {
        const auto content = contentOf(options.authorityFile);
        if (!content)
            return tl::unexpected(content.error());
        const auto authorities = certificatesIn(*content, options.authorityFile);
        if (!authorities)
            return tl::unexpected(authorities.error());
        configuration.setCaCertificates(
            *authorities); // and no others: this also ends the look into the system's
    }
    if (!options.certificateFile.isEmpty()) {
        if (const auto used = useClientCertificate(options, configuration); !used)
            return tl::unexpected(used.error());
    }
    return configuration;
}

} // namespace mqtt
