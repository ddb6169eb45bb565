// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/problem_text.h"

#include <QTest>

#include <set>

using mqtt::Problem;
using ui::problemSentence;
using ui::problemText;

namespace {

Problem problemOf(Problem::Kind kind)
{
    Problem problem;
    problem.kind = kind;
    problem.host = "broker.example";
    problem.port = 8883;
    return problem;
}

Problem tlsProblem(Problem::TlsFault fault)
{
    Problem problem = problemOf(Problem::Kind::TlsFailed);
    problem.tlsFault = fault;
    problem.serverName = "broker.example";
    problem.certificate = Problem::Certificate{.subject = "a.example",
                                               .issuer = "Some CA",
                                               .names = {"a.example", "b.example"},
                                               .notBefore = 1'577'836'800, // 2020-01-01
                                               .notAfter = 1'714'521'600,  // 2024-05-01
                                               .fingerprint = {}};
    return problem;
}

/// One problem for every fault there is.
std::vector<Problem> allProblems()
{
    std::vector<Problem> all;
    for (int i = 1; i <= int(Problem::TlsFault::HandshakeFailed); ++i)
        all.push_back(tlsProblem(Problem::TlsFault(i)));
    for (int i = 1; i <= int(Problem::TlsFault::KeyUnsupported); ++i) {
        all.push_back(problemOf(Problem::Kind::CredentialsUnusable));
        all.back().tlsFault = Problem::TlsFault(i);
        all.back().file = "/etc/key.pem";
    }
    for (int i = 1; i <= int(Problem::ProxyFault::BadAnswer); ++i) {
        all.push_back(problemOf(Problem::Kind::ProxyFailed));
        all.back().proxyFault = Problem::ProxyFault(i);
        all.back().proxy = "proxy.example:1080";
    }
    for (int i = 1; i <= int(Problem::WebSocketFault::ClosedByServer); ++i) {
        const auto fault = Problem::WebSocketFault(i);
        all.push_back(problemOf(fault < Problem::WebSocketFault::BadFrame ? Problem::Kind::WebSocketRefused
                                                                          : Problem::Kind::WebSocketFailed));
        all.back().webSocketFault = fault;
        all.back().httpStatus = 403;
        all.back().closeCode = 1008;
    }
    for (int i = 1; i <= int(Problem::LocalFault::Other); ++i) {
        all.push_back(problemOf(Problem::Kind::LocalSocketFailed));
        all.back().localFault = Problem::LocalFault(i);
        all.back().host = "/run/broker.sock";
        all.back().port = 0;
    }
    return all;
}

} // namespace

class TestTransportProblemText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFaultHasWordsAndAdviceOfItsOwn()
    {
        std::set<QString> seen;
        for (const Problem &problem : allProblems()) {
            const auto text = problemText(problem);
            QVERIFY2(text.what.endsWith(u'.') && text.what.size() > 20, qPrintable(text.what));
            QVERIFY2(!text.what.contains(u'%') && !text.advice.contains(u'%'),
                     qPrintable(text.what + text.advice));
            QVERIFY2(text.advice.size() > 15, qPrintable(text.what));
            if (problem.kind != Problem::Kind::TlsFailed ||
                problem.tlsFault > Problem::TlsFault::KeyUnsupported)
                QVERIFY2(seen.insert(text.what).second ||
                             problem.webSocketFault == Problem::WebSocketFault::TextFrame,
                         qPrintable(text.what));
        }
    }

    void hostileWordsStayShortAndPlain()
    {
        for (Problem problem : allProblems()) {
            const std::string hostile = "<b>%1</b>\n\u202e" + std::string(100'000, 'x');
            problem.systemText = problem.serverText = problem.firstBytes = problem.proxy = problem.file =
                hostile;
            problem.serverName = problem.host = hostile;
            if (problem.certificate)
                *problem.certificate = {.subject = hostile,
                                        .issuer = hostile,
                                        .names = std::vector<std::string>(8, hostile),
                                        .notBefore = 0,
                                        .notAfter = 0,
                                        .fingerprint = {}};
            const QString sentence = problemSentence(problem);
            QVERIFY2(sentence.size() < 2'000, qPrintable(QString::number(sentence.size())));
            QVERIFY(!sentence.contains(u'\n') && !sentence.contains(QChar(0x202E)));
        }
    }

    void saysWhenACertificateExpired()
    {
        QCOMPARE(
            problemText(tlsProblem(Problem::TlsFault::Expired)).what,
            QStringLiteral(
                "broker.example:8883 is not trusted: the certificate “a.example” expired on 2024-05-01."));
    }

    void saysForWhomACertificateIs()
    {
        QCOMPARE(
            problemText(tlsProblem(Problem::TlsFault::WrongHost)).what,
            QStringLiteral("broker.example:8883 is not trusted: its certificate is for a.example, b.example, "
                           "not for broker.example."));
    }

    void quotesWhatAPlaintextServerSent()
    {
        Problem problem = tlsProblem(Problem::TlsFault::NotTls);
        problem.firstBytes = "HTTP/1.1 400 Bad Request\r\n";
        const QString what = problemText(problem).what;
        QVERIFY2(what.contains(QStringLiteral("It sent: “HTTP/1.1 400 Bad Request")), qPrintable(what));
    }

    void givesTheProxysAndTheWebServersOwnWords()
    {
        Problem proxy = problemOf(Problem::Kind::ProxyFailed);
        proxy.proxyFault = Problem::ProxyFault::Denied;
        proxy.proxy = "proxy.example:3128";
        proxy.systemText = "403 Forbidden by rule";
        QCOMPARE(problemText(proxy).what, QStringLiteral("The proxy proxy.example:3128 did not connect to "
                                                         "broker.example:8883 (403 Forbidden by rule)."));
        Problem refused = problemOf(Problem::Kind::WebSocketRefused);
        refused.webSocketFault = Problem::WebSocketFault::Status;
        refused.httpStatus = 404;
        refused.serverText = "Not Found";
        QCOMPARE(problemText(refused).what,
                 QStringLiteral("broker.example:8883 refused the WebSocket with HTTP "
                                "status 404. It says: “Not Found”."));
        QVERIFY(problemText(refused).advice.contains(QStringLiteral("/mqtt")));
    }

    void aLocalSocketHasNoPort()
    {
        Problem problem = problemOf(Problem::Kind::LocalSocketFailed);
        problem.host = "/run/broker.sock";
        problem.port = 0;
        problem.localFault = Problem::LocalFault::Missing;
        QCOMPARE(problemText(problem).what, QStringLiteral("There is no socket /run/broker.sock."));
    }
};

QTEST_GUILESS_MAIN(TestTransportProblemText)
#include "test_transport_problem_text.moc"
