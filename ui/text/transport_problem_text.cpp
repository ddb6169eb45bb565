// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/transport_problem_text.h"

#include "ui/text/plain_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

namespace ui {

namespace {

using mqtt::Problem;

constexpr qsizetype kLongestQuote = 200;
constexpr qsizetype kLongestName = 80;

QString say(const char *text) { return QCoreApplication::translate("Problem", text); }

QString quoted(const std::string &text, qsizetype longest = kLongestQuote)
{
    return QStringLiteral("“%1”").arg(visibleText(text, longest));
}

/// "Sentence (words)." or "Sentence."
QString withWords(const QString &sentence, const std::string &words)
{
    return words.empty() ? sentence + QLatin1Char('.')
                         : QStringLiteral("%1 (%2).").arg(sentence, visibleText(words, kLongestQuote));
}

/// "Sentence." and, where something was said, "It says: “words”."
QString withQuote(const QString &sentence, const std::string &words)
{
    QString out = sentence + QLatin1Char('.');
    if (!words.empty())
        out += QLatin1Char(' ') + say(QT_TRANSLATE_NOOP("Problem", "It says: %1.")).arg(quoted(words));
    return out;
}

QString day(std::int64_t seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).date().toString(Qt::ISODate);
}

QString names(const Problem::Certificate &certificate)
{
    QStringList all;
    for (const std::string &name : certificate.names)
        all.append(visibleText(name, kLongestName));
    if (all.isEmpty())
        all.append(visibleText(certificate.subject, kLongestName));
    return all.join(QStringLiteral(", "));
}

QString askOperator() { return say(QT_TRANSLATE_NOOP("Problem", "Ask the broker’s operator.")); }

QString trustAdvice()
{
    return say(QT_TRANSLATE_NOOP(
        "Problem",
        "Choose the file of the authority that issued it, or, if you know this certificate, trust it "
        "for this connection."));
}

ProblemText credentialsText(const Problem &problem)
{
    const QString file = quoted(problem.file, 300);
    switch (problem.tlsFault) {
    case Problem::TlsFault::FileUnreadable:
        return {withWords(say(QT_TRANSLATE_NOOP("Problem", "Cannot read the file %1")).arg(file),
                          problem.systemText),
                say(QT_TRANSLATE_NOOP("Problem", "Check that it exists and that you may read it."))};
    case Problem::TlsFault::FileInvalid:
        return {say(QT_TRANSLATE_NOOP("Problem", "The file %1 does not hold what it should.")).arg(file),
                say(QT_TRANSLATE_NOOP("Problem", "Certificates and keys are PEM files that begin with "
                                                 "-----BEGIN, or one PKCS#12 file for both."))};
    case Problem::TlsFault::PassphraseWrong:
        return {say(QT_TRANSLATE_NOOP("Problem", "The passphrase does not open the file %1.")).arg(file),
                say(QT_TRANSLATE_NOOP("Problem",
                                      "Enter the right one. (A key of a kind that is not supported, such as "
                                      "Ed25519, cannot be told from a wrong passphrase.)"))};
    case Problem::TlsFault::KeyMismatch:
        return {
            say(QT_TRANSLATE_NOOP("Problem", "The key in the file %1 does not belong to the certificate."))
                .arg(file),
            say(QT_TRANSLATE_NOOP("Problem", "Choose the key that the certificate was made for."))};
    case Problem::TlsFault::KeyUnsupported:
        return {withWords(say(QT_TRANSLATE_NOOP(
                                  "Problem", "The file %1 has a key or an encryption that is not supported"))
                              .arg(file),
                          problem.systemText),
                say(QT_TRANSLATE_NOOP(
                    "Problem", "Use an RSA or EC key. An old PKCS#12 file is read with “openssl pkcs12 "
                               "-legacy” and exported anew."))};
    case Problem::TlsFault::None:
    case Problem::TlsFault::Expired:
    case Problem::TlsFault::NotYetValid:
    case Problem::TlsFault::WrongHost:
    case Problem::TlsFault::SelfSigned:
    case Problem::TlsFault::UnknownAuthority:
    case Problem::TlsFault::Revoked:
    case Problem::TlsFault::OtherCertificateError:
    case Problem::TlsFault::FingerprintChanged:
    case Problem::TlsFault::CertificateRequired:
    case Problem::TlsFault::NotTls:
    case Problem::TlsFault::VersionRefused:
    case Problem::TlsFault::TimedOut:
    case Problem::TlsFault::HandshakeFailed:
        break;
    }
    return {withWords(say(QT_TRANSLATE_NOOP("Problem", "The file %1 cannot be used")).arg(file),
                      problem.systemText),
            say(QT_TRANSLATE_NOOP("Problem", "Check the connection’s settings."))};
}

ProblemText certificateText(const Problem &problem, const QString &where)
{
    const Problem::Certificate certificate = problem.certificate.value_or(Problem::Certificate());
    const QString subject = quoted(certificate.subject, kLongestName);
    switch (problem.tlsFault) {
    case Problem::TlsFault::Expired:
        return {say(QT_TRANSLATE_NOOP("Problem", "%1 is not trusted: the certificate %2 expired on %3."))
                    .arg(where, subject, day(certificate.notAfter)),
                say(QT_TRANSLATE_NOOP(
                    "Problem", "Ask the broker’s operator to renew it, and check this computer’s clock."))};
    case Problem::TlsFault::NotYetValid:
        return {
            say(QT_TRANSLATE_NOOP("Problem", "%1 is not trusted: the certificate %2 is not valid before %3."))
                .arg(where, subject, day(certificate.notBefore)),
            say(QT_TRANSLATE_NOOP("Problem", "Check this computer’s clock."))};
    case Problem::TlsFault::WrongHost:
        return {
            say(QT_TRANSLATE_NOOP("Problem", "%1 is not trusted: its certificate is for %2, not for %3."))
                .arg(where, names(certificate), visibleText(problem.serverName, kLongestName)),
            say(QT_TRANSLATE_NOOP("Problem", "Connect by a name that the certificate has, or enter that name "
                                             "as the server name."))};
    case Problem::TlsFault::SelfSigned:
        return {say(QT_TRANSLATE_NOOP(
                        "Problem",
                        "%1 is not trusted: its certificate %2 is signed by itself, not by an authority."))
                    .arg(where, subject),
                say(QT_TRANSLATE_NOOP(
                    "Problem", "Choose its file as the authority, or, if you know this certificate, trust "
                               "it for this connection."))};
    case Problem::TlsFault::UnknownAuthority:
        return {say(QT_TRANSLATE_NOOP("Problem", "%1 is not trusted: the certificate %2 was issued by %3, "
                                                 "which is not a known authority."))
                    .arg(where, subject, quoted(certificate.issuer, kLongestName)),
                trustAdvice()};
    case Problem::TlsFault::Revoked:
        return {say(QT_TRANSLATE_NOOP("Problem", "%1 is not trusted: the certificate %2 was revoked."))
                    .arg(where, subject),
                askOperator()};
    case Problem::TlsFault::FingerprintChanged:
        return {
            say(QT_TRANSLATE_NOOP("Problem", "%1 has another certificate than the one you trusted: now %2, "
                                             "issued by %3, valid from %4."))
                .arg(where, subject, quoted(certificate.issuer, kLongestName), day(certificate.notBefore)),
            say(QT_TRANSLATE_NOOP("Problem",
                                  "Somebody may be listening in. Ask the broker’s operator whether it was "
                                  "renewed before you trust the new one."))};
    default: // OtherCertificateError
        return {
            withWords(say(QT_TRANSLATE_NOOP("Problem", "%1 is not trusted: its certificate %2 is not valid"))
                          .arg(where, subject),
                      problem.systemText),
            askOperator()};
    }
}

ProblemText tlsText(const Problem &problem, const QString &where)
{
    switch (problem.tlsFault) {
    case Problem::TlsFault::CertificateRequired:
        return {
            withWords(
                say(QT_TRANSLATE_NOOP("Problem", "%1 wants a client certificate, or another one")).arg(where),
                problem.systemText),
            say(QT_TRANSLATE_NOOP(
                "Problem", "Choose the certificate and the key that the broker’s operator gave you."))};
    case Problem::TlsFault::NotTls: {
        const QString what =
            say(QT_TRANSLATE_NOOP("Problem", "%1 does not speak TLS, so nothing was sent to it.")).arg(where);
        const QString said =
            problem.firstBytes.empty()
                ? QString()
                : QLatin1Char(' ') +
                      say(QT_TRANSLATE_NOOP("Problem", "It sent: %1.")).arg(quoted(problem.firstBytes, 64));
        return {what + said,
                say(QT_TRANSLATE_NOOP("Problem", "Check the port: MQTT over TLS usually listens on 8883, "
                                                 "WebSockets over TLS on 443."))};
    }
    case Problem::TlsFault::VersionRefused:
        return {
            withWords(say(QT_TRANSLATE_NOOP("Problem", "%1 and this program have no TLS version in common"))
                          .arg(where),
                      problem.systemText),
            say(QT_TRANSLATE_NOOP("Problem", "Allow TLS 1.2 in the connection’s settings. Older versions are "
                                             "unsafe and not offered: the broker must be updated."))};
    case Problem::TlsFault::TimedOut:
        return {
            say(QT_TRANSLATE_NOOP("Problem", "%1 accepted the connection but did not answer in TLS in time."))
                .arg(where),
            say(QT_TRANSLATE_NOOP("Problem", "Check that this port uses TLS, and try again."))};
    case Problem::TlsFault::None:
    case Problem::TlsFault::HandshakeFailed:
        return {
            withWords(
                say(QT_TRANSLATE_NOOP("Problem", "No encrypted connection to %1 could be made")).arg(where),
                problem.systemText),
            say(QT_TRANSLATE_NOOP("Problem", "Check that this port uses TLS and whether the broker wants a "
                                             "client certificate; its log says more."))};
    case Problem::TlsFault::FileUnreadable:
    case Problem::TlsFault::FileInvalid:
    case Problem::TlsFault::PassphraseWrong:
    case Problem::TlsFault::KeyMismatch:
    case Problem::TlsFault::KeyUnsupported:
        return credentialsText(problem);
    case Problem::TlsFault::Expired:
    case Problem::TlsFault::NotYetValid:
    case Problem::TlsFault::WrongHost:
    case Problem::TlsFault::SelfSigned:
    case Problem::TlsFault::UnknownAuthority:
    case Problem::TlsFault::Revoked:
    case Problem::TlsFault::OtherCertificateError:
    case Problem::TlsFault::FingerprintChanged:
        return certificateText(problem, where);
    }
    return {};
}

ProblemText proxyText(const Problem &problem, const QString &where)
{
    const QString proxy = visibleText(problem.proxy, 260);
    switch (problem.proxyFault) {
    case Problem::ProxyFault::None:
    case Problem::ProxyFault::Unreachable:
        return {
            withWords(say(QT_TRANSLATE_NOOP("Problem", "Cannot reach the proxy %1")).arg(proxy),
                      problem.systemText),
            say(QT_TRANSLATE_NOOP("Problem", "Check the proxy’s address and port and that it is running."))};
    case Problem::ProxyFault::NotFound:
        return {
            withWords(say(QT_TRANSLATE_NOOP("Problem", "The proxy’s host name was not found: %1")).arg(proxy),
                      problem.systemText),
            say(QT_TRANSLATE_NOOP("Problem", "Check its spelling and the network connection."))};
    case Problem::ProxyFault::AuthenticationRequired:
        return {withWords(say(QT_TRANSLATE_NOOP("Problem",
                                                "The proxy %1 wants a user name and password, or others"))
                              .arg(proxy),
                          problem.systemText),
                say(QT_TRANSLATE_NOOP("Problem", "Enter the proxy’s own name and password. (Of HTTP proxies’ "
                                                 "ways to log in, Basic is supported.)"))};
    case Problem::ProxyFault::Denied:
        return {withWords(
                    say(QT_TRANSLATE_NOOP("Problem", "The proxy %1 did not connect to %2")).arg(proxy, where),
                    problem.systemText),
                say(QT_TRANSLATE_NOOP("Problem", "Check the broker’s address, and ask the proxy’s operator "
                                                 "whether this host and port are allowed."))};
    case Problem::ProxyFault::Timeout:
        return {say(QT_TRANSLATE_NOOP("Problem", "The proxy %1 did not connect to %2 in time."))
                    .arg(proxy, where),
                say(QT_TRANSLATE_NOOP("Problem", "Check both addresses and that the proxy is running."))};
    case Problem::ProxyFault::BadAnswer: {
        const QString what =
            say(QT_TRANSLATE_NOOP("Problem", "%1 did not answer as such a proxy")).arg(proxy);
        return {
            problem.firstBytes.empty() ? withWords(what, problem.systemText)
                                       : withQuote(what, problem.firstBytes.substr(0, 64)),
            say(QT_TRANSLATE_NOOP("Problem", "Check its port and whether it is a SOCKS5 or an HTTP proxy."))};
    }
    }
    return {};
}

QString statusAdvice(std::uint16_t status)
{
    switch (status) {
    case 401:
    case 403:
        return say(QT_TRANSLATE_NOOP(
            "Problem",
            "The web server wants a login before MQTT begins: add the header field that it asks for."));
    case 404:
    case 405:
    case 426:
        return say(QT_TRANSLATE_NOOP("Problem", "Check the path: many brokers use /mqtt, some / or /ws."));
    case 502:
    case 503:
    case 504:
        return say(QT_TRANSLATE_NOOP("Problem",
                                     "Something in front of the broker cannot reach it; try again later."));
    default:
        break;
    }
    if (status >= 300 && status < 400)
        return say(
            QT_TRANSLATE_NOOP("Problem", "Enter the address that it points to; it is not followed unasked."));
    return say(QT_TRANSLATE_NOOP("Problem", "Check the address, the port and the path."));
}

ProblemText webSocketText(const Problem &problem, const QString &where)
{
    using Fault = Problem::WebSocketFault;
    const QString checkPort = say(QT_TRANSLATE_NOOP(
        "Problem", "Check the port and the path: is this the broker’s WebSocket listener?"));
    switch (problem.webSocketFault) {
    case Fault::NotHttp:
        return {withQuote(say(QT_TRANSLATE_NOOP("Problem", "%1 is no WebSocket server")).arg(where),
                          problem.firstBytes.substr(0, 64)),
                checkPort};
    case Fault::Status:
        return {withQuote(say(QT_TRANSLATE_NOOP("Problem", "%1 refused the WebSocket with HTTP status %2"))
                              .arg(where, QString::number(problem.httpStatus)),
                          problem.serverText),
                statusAdvice(problem.httpStatus)};
    case Fault::BadUpgrade:
        return {say(QT_TRANSLATE_NOOP("Problem", "%1 agreed to a WebSocket but not in the way it must."))
                    .arg(where),
                say(QT_TRANSLATE_NOOP("Problem",
                                      "Something between may have changed the answer; RFC 6455 section "
                                      "4.1 says what it must be."))};
    case Fault::NoSubprotocol:
        return {
            withQuote(say(QT_TRANSLATE_NOOP("Problem", "%1 opens WebSockets, but not for MQTT")).arg(where),
                      problem.serverText),
            checkPort};
    case Fault::BadHeader:
        return {say(QT_TRANSLATE_NOOP("Problem", "The header field %1 cannot be sent."))
                    .arg(quoted(problem.serverText, kLongestName)),
                say(QT_TRANSLATE_NOOP("Problem",
                                      "Correct its name or value; the WebSocket’s own fields cannot be "
                                      "replaced."))};
    case Fault::HeadTooLarge:
        return {say(QT_TRANSLATE_NOOP("Problem", "The answer of %1 is longer than 16 KiB.")).arg(where),
                checkPort};
    case Fault::TimedOut:
        return {say(QT_TRANSLATE_NOOP(
                        "Problem",
                        "%1 accepted the connection but did not answer the WebSocket request in time."))
                    .arg(where),
                checkPort};
    case Fault::None:
    case Fault::Closed:
        return {say(QT_TRANSLATE_NOOP("Problem", "%1 closed the connection in place of opening a WebSocket."))
                    .arg(where),
                checkPort};
    case Fault::BadFrame:
    case Fault::TextFrame:
        return {withWords(say(QT_TRANSLATE_NOOP("Problem", "%1 broke the WebSocket protocol")).arg(where),
                          problem.systemText),
                say(QT_TRANSLATE_NOOP(
                    "Problem",
                    "This is a fault of the broker or of something between; report it with these words."))};
    case Fault::ClosedByServer:
        return {withQuote(say(QT_TRANSLATE_NOOP("Problem", "%1 closed the WebSocket with code %2"))
                              .arg(where, QString::number(problem.closeCode)),
                          problem.serverText),
                say(QT_TRANSLATE_NOOP("Problem", "The broker’s log says more."))};
    }
    return {};
}

ProblemText localText(const Problem &problem, const QString &where)
{
    using Fault = Problem::LocalFault;
    switch (problem.localFault) {
    case Fault::Missing:
        return {say(QT_TRANSLATE_NOOP("Problem", "There is no socket %1.")).arg(where),
                say(QT_TRANSLATE_NOOP("Problem", "Check the path and that the broker is running."))};
    case Fault::Denied:
        return {say(QT_TRANSLATE_NOOP("Problem", "You may not use the socket %1.")).arg(where),
                say(QT_TRANSLATE_NOOP("Problem", "Ask for the right to write to it."))};
    case Fault::NotASocket:
        return {say(QT_TRANSLATE_NOOP("Problem", "%1 is no socket.")).arg(where),
                say(QT_TRANSLATE_NOOP("Problem", "Enter the path that the broker listens on."))};
    case Fault::NobodyListens:
        return {say(QT_TRANSLATE_NOOP("Problem", "Nobody listens on the socket %1.")).arg(where),
                say(QT_TRANSLATE_NOOP("Problem", "Check that the broker is running."))};
    case Fault::PathTooLong:
        return {say(QT_TRANSLATE_NOOP("Problem", "The path %1 is longer than a socket’s may be.")).arg(where),
                say(QT_TRANSLATE_NOOP("Problem", "Let the broker listen on a shorter one."))};
    case Fault::None:
    case Fault::Other:
        return {withWords(say(QT_TRANSLATE_NOOP("Problem", "Cannot connect to the socket %1")).arg(where),
                          problem.systemText),
                say(QT_TRANSLATE_NOOP("Problem", "Check the path and that the broker is running."))};
    }
    return {};
}

} // namespace

ProblemText transportProblemText(const Problem &problem, const QString &where)
{
    switch (problem.kind) {
    case Problem::Kind::CredentialsUnusable:
        return credentialsText(problem);
    case Problem::Kind::TlsFailed:
        return tlsText(problem, where);
    case Problem::Kind::ProxyFailed:
        return proxyText(problem, where);
    case Problem::Kind::WebSocketRefused:
    case Problem::Kind::WebSocketFailed:
        return webSocketText(problem, where);
    case Problem::Kind::LocalSocketFailed:
        return localText(problem, where);
    default: // problemText()'s own
        return {};
    }
}

} // namespace ui
