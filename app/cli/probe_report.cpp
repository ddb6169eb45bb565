// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/probe_report.h"

#include "ui/text/certificate_text.h"
#include "ui/text/plain_text.h"
#include "ui/text/test_step_text.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace cli {

namespace {

using mqtt::TestStep;

double milliseconds(mqtt::Duration duration)
{
    // Microseconds are enough, and print without a tail of digits.
    const auto us = std::chrono::duration_cast<std::chrono::microseconds>(duration).count();
    return double(us) / 1'000.0;
}

const char *keyOf(TestStep::Name name)
{
    switch (name) {
    case TestStep::Name::Resolve:
        return "resolve";
    case TestStep::Name::ReachProxy:
        return "proxy";
    case TestStep::Name::Connect:
        return "connect";
    case TestStep::Name::Encrypt:
        return "tls";
    case TestStep::Name::Upgrade:
        return "websocket";
    case TestStep::Name::Login:
        return "login";
    case TestStep::Name::Subscribe:
        break;
    }
    return "subscribe";
}

const char *keyOf(TestStep::Outcome outcome)
{
    switch (outcome) {
    case TestStep::Outcome::Pending:
        return "not reached";
    case TestStep::Outcome::Running:
        return "running";
    case TestStep::Outcome::Done:
        return "good";
    case TestStep::Outcome::Failed:
        return "failed";
    case TestStep::Outcome::TimedOut:
        return "timed out";
    case TestStep::Outcome::Cancelled:
        break;
    }
    return "cancelled";
}

bool hasTime(TestStep::Outcome outcome)
{
    return outcome != TestStep::Outcome::Pending && outcome != TestStep::Outcome::Running;
}

/// Plain text is safe in JSON but not on the terminal that may show it.
QString safe(const QString &text) { return ui::visibleText(QStringView(text), 500); }

void addLine(QByteArray &out, const QString &name, const QString &value, int indent = 2)
{
    out += QByteArray(indent, ' ') + name.toUtf8() + ": " + value.toUtf8() + '\n';
}

QJsonObject certificateJson(const mqtt::TlsFacts::Certificate &certificate)
{
    QJsonArray names;
    for (const QString &name : certificate.alternativeNames)
        names.append(safe(name));
    return {{"subject", safe(certificate.subject)},
            {"issuer", safe(certificate.issuer)},
            {"names", names},
            {"not_before", certificate.notBefore.toUTC().toString(Qt::ISODate)},
            {"not_after", certificate.notAfter.toUTC().toString(Qt::ISODate)},
            {"days_left", QDateTime::currentDateTimeUtc().daysTo(certificate.notAfter)},
            {"key", safe(certificate.keyAlgorithm)},
            {"sha256", QString::fromLatin1(certificate.fingerprint.toHex())}};
}

QJsonObject tlsJson(const mqtt::TlsFacts &facts)
{
    QJsonArray chain;
    for (const mqtt::TlsFacts::Certificate &certificate : facts.chain)
        chain.append(certificateJson(certificate));
    return {{"protocol", safe(facts.protocol)},
            {"cipher", safe(facts.cipher)},
            {"alpn", safe(facts.alpn)},
            {"chain", chain}};
}

QJsonObject serverJson(const mqtt::SessionStarted &session)
{
    const mqtt::ServerLimits &limits = session.limits;
    const bool v5 = session.version == mqtt::ProtocolVersion::V5;
    QJsonObject object{{"protocol", v5                                               ? "5"
                                    : session.version == mqtt::ProtocolVersion::V311 ? "3.1.1"
                                                                                     : "3.1"},
                       {"session_present", session.sessionPresent},
                       {"client_id", ui::visibleText(session.clientId)},
                       {"keep_alive_s", qint64(limits.keepAlive.count())},
                       {"maximum_qos", int(limits.maximumQos)},
                       {"retain", limits.retainAvailable},
                       {"wildcard", limits.wildcardSubscriptions},
                       {"shared", limits.sharedSubscriptions},
                       {"subscription_identifiers", limits.subscriptionIdentifiers},
                       {"receive_maximum", int(limits.receiveMaximum)},
                       {"maximum_packet_size", qint64(limits.maximumPacketSize)},
                       {"topic_alias_maximum", int(limits.topicAliasMaximum)}};
    if (const auto *expiry = mqtt::find(session.properties, mqtt::PropertyId::SessionExpiryInterval))
        object["session_expiry_s"] = qint64(expiry->number);
    return object;
}

} // namespace

QByteArray reportText(const mqtt::TestReport &report, const mqtt::Endpoint &endpoint)
{
    QByteArray out = safe(endpoint.toString()).toUtf8() + '\n';
    for (const TestStep &step : report.steps) {
        const QByteArray time = hasTime(step.outcome)
                                    ? QByteArray::number(milliseconds(step.duration), 'f', 1) + " ms"
                                    : QByteArray();
        out += QByteArray(keyOf(step.name)).leftJustified(10) + time.rightJustified(11) + "  " +
               keyOf(step.outcome);
        const QString result = ui::testStepResult(report, step);
        if (step.outcome == TestStep::Outcome::Failed && !result.isEmpty())
            out += ": " + result.toUtf8();
        out += '\n';
    }
    if (report.tls) {
        out += "encryption\n";
        for (const ui::TestFact &fact : ui::tlsFacts(*report.tls))
            addLine(out, fact.name, fact.value);
        for (const mqtt::TlsFacts::Certificate &certificate : report.tls->chain) {
            out += "certificate of " + safe(certificate.subject).toUtf8() + '\n';
            for (const ui::TestFact &fact : ui::certificateFacts(certificate, QDateTime::currentDateTime()))
                addLine(out, fact.name, fact.value);
        }
    }
    if (const auto facts = ui::serverFacts(report); !facts.empty()) {
        out += "the broker allows\n";
        for (const ui::TestFact &fact : facts)
            addLine(out, fact.name, fact.value);
    }
    if (ui::trustWouldHelp(report)) {
        out += "No known authority vouches for this certificate. To trust it alone: --trust-sha256 " +
               report.tls->chain.first().fingerprint.toHex() + '\n';
    }
    return out;
}

QByteArray reportJson(const mqtt::TestReport &report, const mqtt::Endpoint &endpoint)
{
    QJsonArray steps;
    for (const TestStep &step : report.steps) {
        QJsonObject object{{"name", keyOf(step.name)}, {"result", keyOf(step.outcome)}};
        if (hasTime(step.outcome)) {
            object["started_ms"] = milliseconds(step.started);
            object["duration_ms"] = milliseconds(step.duration);
        }
        if (step.outcome == TestStep::Outcome::Failed)
            object["problem"] = ui::testStepResult(report, step);
        steps.append(object);
    }
    QJsonObject object{{"url", safe(endpoint.toString())}, {"ok", report.succeeded()}, {"steps", steps}};
    if (report.tls)
        object["tls"] = tlsJson(*report.tls);
    if (report.session)
        object["server"] = serverJson(*report.session);
    if (report.subscribed) {
        QJsonArray subscriptions;
        const mqtt::SubscribeDone &done = *report.subscribed;
        for (std::size_t i = 0; i < done.subscriptions.size() && i < done.reasonCodes.size(); ++i) {
            subscriptions.append(QJsonObject{{"filter", ui::visibleText(done.subscriptions[i].filter)},
                                             {"reason_code", int(done.reasonCodes[i])},
                                             {"granted", !mqtt::isFailure(done.reasonCodes[i])}});
        }
        object["subscriptions"] = subscriptions;
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace cli
