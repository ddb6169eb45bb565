// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/test_report.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace ui {

/// "Look up the name", "TLS handshake" …
QString testStepName(mqtt::TestStep::Name name);
/// How the step went, in a sentence or a word; what the problem says included.
QString testStepResult(const mqtt::TestReport &report, const mqtt::TestStep &step);

struct TestFact
{
    QString name;
    QString value; ///< plain, made visible
};

/// What the server granted and allows, from its CONNACK.
std::vector<TestFact> serverFacts(const mqtt::TestReport &report);
/// Protocol, cipher, ALPN of the connection.
std::vector<TestFact> tlsFacts(const mqtt::TlsFacts &facts);
/// One certificate of the chain: names, dates, key, fingerprint.
std::vector<TestFact> certificateFacts(const mqtt::TlsFacts::Certificate &certificate, const QDateTime &now);

/// True when only the certificate's authority is unknown, so that trusting this one certificate would help.
bool trustWouldHelp(const mqtt::TestReport &report);

} // namespace ui
