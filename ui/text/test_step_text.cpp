// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/test_step_text.h"

#include "ui/text/certificate_text.h"
#include "ui/text/plain_text.h"
#include "ui/text/problem_text.h"
#include "ui/text/reason_text.h"
#include "ui/text/request_error_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {

namespace {

using mqtt::TestReport;
using mqtt::TestStep;

constexpr qsizetype kLongest = 200;

QString say(const char *text) { return QCoreApplication::translate("ConnectionTest", text); }

QString number(quint64 value) { return QLocale().toString(value); }

QString allowed(bool yes)
{
    return yes ? say(QT_TRANSLATE_NOOP("ConnectionTest", "yes"))
               : say(QT_TRANSLATE_NOOP("ConnectionTest", "no"));
}

QString versionText(mqtt::ProtocolVersion version)
{
    switch (version) {
    case mqtt::ProtocolVersion::V31:
        return QStringLiteral("MQTT 3.1");
    case mqtt::ProtocolVersion::V311:
        return QStringLiteral("MQTT 3.1.1");
    case mqtt::ProtocolVersion::V5:
        break;
    }
    return QStringLiteral("MQTT 5.0");
}

QString refusalText(const TestReport &report)
{
    if (report.subscribeRefused)
        return requestErrorText(*report.subscribeRefused);
    if (!report.subscribed)
        return {};
    const mqtt::SubscribeDone &done = *report.subscribed;
    QStringList refused;
    for (std::size_t i = 0; i < done.reasonCodes.size() && i < done.subscriptions.size(); ++i) {
        if (mqtt::isFailure(done.reasonCodes[i])) {
            refused.append(
                QStringLiteral("%1: %2 (%3)")
                    .arg(visibleText(done.subscriptions[i].filter, 80),
                         reasonText(done.reasonCodes[i], mqtt::PacketType::Suback, mqtt::ProtocolVersion::V5),
                         reasonNumber(done.reasonCodes[i])));
        }
    }
    return refused.join(QStringLiteral("; "));
}

} // namespace

QString testStepName(TestStep::Name name)
{
    switch (name) {
    case TestStep::Name::Resolve:
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "Look up the name"));
    case TestStep::Name::ReachProxy:
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "Reach the proxy"));
    case TestStep::Name::Connect:
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "Connect"));
    case TestStep::Name::Encrypt:
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "Encrypt and verify (TLS)"));
    case TestStep::Name::Upgrade:
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "Open the WebSocket"));
    case TestStep::Name::Login:
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "Log in (CONNECT)"));
    case TestStep::Name::Subscribe:
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "Subscribe"));
    }
    return {};
}

QString testStepResult(const TestReport &report, const TestStep &step)
{
    switch (step.outcome) {
    case TestStep::Outcome::Pending:
        return {};
    case TestStep::Outcome::Running:
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "running …"));
    case TestStep::Outcome::Done:
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "good"));
    case TestStep::Outcome::TimedOut:
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "no answer in time"));
    case TestStep::Outcome::Cancelled:
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "cancelled"));
    case TestStep::Outcome::Failed:
        break;
    }
    if (step.problem.isProblem())
        return problemSentence(step.problem);
    return refusalText(report);
}

std::vector<TestFact> serverFacts(const TestReport &report)
{
    if (!report.session)
        return {};
    const mqtt::SessionStarted &session = *report.session;
    const mqtt::ServerLimits &limits = session.limits;
    std::vector<TestFact> facts;
    const auto add = [&](const char *name, const QString &value) { facts.push_back({say(name), value}); };
    const auto text = [&](const char *name, mqtt::PropertyId id) {
        if (const mqtt::Property *property = mqtt::find(session.properties, id))
            add(name, visibleText(property->value, kLongest));
    };
    add(QT_TRANSLATE_NOOP("ConnectionTest", "Version in force"), versionText(session.version));
    if (limits.keepAlive.count() > 0) {
        add(QT_TRANSLATE_NOOP("ConnectionTest", "Keep-alive in force"),
            say(QT_TRANSLATE_NOOP("ConnectionTest", "%1 s")).arg(number(quint64(limits.keepAlive.count()))));
    } else {
        add(QT_TRANSLATE_NOOP("ConnectionTest", "Keep-alive in force"),
            say(QT_TRANSLATE_NOOP("ConnectionTest", "off")));
    }
    add(QT_TRANSLATE_NOOP("ConnectionTest", "Maximum QoS"), number(quint64(limits.maximumQos)));
    add(QT_TRANSLATE_NOOP("ConnectionTest", "Retained messages"), allowed(limits.retainAvailable));
    add(QT_TRANSLATE_NOOP("ConnectionTest", "Wildcard subscriptions"), allowed(limits.wildcardSubscriptions));
    add(QT_TRANSLATE_NOOP("ConnectionTest", "Shared subscriptions"), allowed(limits.sharedSubscriptions));
    add(QT_TRANSLATE_NOOP("ConnectionTest", "Subscription identifiers"),
        allowed(limits.subscriptionIdentifiers));
    add(QT_TRANSLATE_NOOP("ConnectionTest", "Receive maximum"), number(limits.receiveMaximum));
    add(QT_TRANSLATE_NOOP("ConnectionTest", "Largest packet"),
        mqtt::find(session.properties, mqtt::PropertyId::MaximumPacketSize)
            ? say(QT_TRANSLATE_NOOP("ConnectionTest", "%1 bytes")).arg(number(limits.maximumPacketSize))
            : say(QT_TRANSLATE_NOOP("ConnectionTest", "no limit")));
    add(QT_TRANSLATE_NOOP("ConnectionTest", "Topic aliases"), number(limits.topicAliasMaximum));
    if (const mqtt::Property *expiry =
            mqtt::find(session.properties, mqtt::PropertyId::SessionExpiryInterval)) {
        add(QT_TRANSLATE_NOOP("ConnectionTest", "Session expiry set by the broker"),
            say(QT_TRANSLATE_NOOP("ConnectionTest", "%1 s")).arg(number(expiry->number)));
    }
    text(QT_TRANSLATE_NOOP("ConnectionTest", "Assigned client id"),
         mqtt::PropertyId::AssignedClientIdentifier);
    text(QT_TRANSLATE_NOOP("ConnectionTest", "Response information"), mqtt::PropertyId::ResponseInformation);
    text(QT_TRANSLATE_NOOP("ConnectionTest", "Server reference"), mqtt::PropertyId::ServerReference);
    text(QT_TRANSLATE_NOOP("ConnectionTest", "The broker says"), mqtt::PropertyId::ReasonString);
    for (const mqtt::Property &property : session.properties) {
        if (property.id == mqtt::PropertyId::UserProperty)
            facts.push_back({visibleText(property.name, 60), visibleText(property.value, kLongest)});
    }
    return facts;
}

std::vector<TestFact> tlsFacts(const mqtt::TlsFacts &facts)
{
    std::vector<TestFact> list{
        {say(QT_TRANSLATE_NOOP("ConnectionTest", "Version")), visibleText(facts.protocol, kLongest)},
        {say(QT_TRANSLATE_NOOP("ConnectionTest", "Cipher")), visibleText(facts.cipher, kLongest)}};
    if (!facts.alpn.isEmpty())
        list.push_back({QStringLiteral("ALPN"), visibleText(facts.alpn, kLongest)});
    std::erase_if(list, [](const TestFact &fact) { return fact.value.isEmpty(); });
    return list;
}

std::vector<TestFact> certificateFacts(const mqtt::TlsFacts::Certificate &certificate, const QDateTime &now)
{
    return {
        {say(QT_TRANSLATE_NOOP("ConnectionTest", "Issued by")), visibleText(certificate.issuer, kLongest)},
        {say(QT_TRANSLATE_NOOP("ConnectionTest", "Names")),
         visibleText(certificate.alternativeNames.join(QStringLiteral(", ")), kLongest)},
        {say(QT_TRANSLATE_NOOP("ConnectionTest", "Validity")),
         validityText(certificate.notBefore, certificate.notAfter, now)},
        {say(QT_TRANSLATE_NOOP("ConnectionTest", "Key")), visibleText(certificate.keyAlgorithm, kLongest)},
        {QStringLiteral("SHA-256"), fingerprintText(certificate.fingerprint)}};
}

bool trustWouldHelp(const TestReport &report)
{
    const TestStep *failure = report.failure();
    if (!failure || failure->problem.kind != mqtt::Problem::Kind::TlsFailed || !report.tls ||
        report.tls->chain.isEmpty() || report.tls->chain.first().fingerprint.size() != 32)
        return false;
    const auto fault = failure->problem.tlsFault;
    return fault == mqtt::Problem::TlsFault::SelfSigned || fault == mqtt::Problem::TlsFault::UnknownAuthority;
}

} // namespace ui
