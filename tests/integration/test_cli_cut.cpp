// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/cli_run.h"
#include "tests/support/mosquitto_broker.h"
#include "tests/support/probe.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

using support::Cli;
using support::Run;
using support::run;

/// `sub` of a message above the 16 MiB that are held in memory.
class TestCliCut : public QObject
{
    Q_OBJECT

private:
    support::MosquittoBroker m_broker;
    QByteArray m_payload;
    QByteArray m_sum;

    /// What `sub` prints of one large message and a small one behind it.
    Run subscribed(const QString &format)
    {
        Cli sub({"sub", m_broker.url(), "-t", "t", "--id", format, "--count", "2", "--format", format});
        if (!QTest::qWaitFor([&] { return m_broker.log().contains("Sending SUBACK to " + format); }, 5'000))
            return {};
        for (const QByteArray &payload : {m_payload, QByteArray("small")}) {
            const Run pub = run({"pub", m_broker.url(), "-t", "t", "-q", "1", "-f", "-"}, payload);
            if (pub.exitCode != 0)
                return pub;
        }
        return sub.finish();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_broker.start(), qPrintable(m_broker.errorText()));
        for (int i = 0; m_payload.size() < 17'000'000; ++i)
            m_payload += QByteArray::number(i) + ' ';
        m_sum = QCryptographicHash::hash(m_payload, QCryptographicHash::Sha256).toHex();
    }

    void jsonNamesSizeKeptPartAndSum()
    {
        const Run result = subscribed("json");
        QCOMPARE(result.exitCode, 0);
        const QList<QByteArray> lines = result.out.split('\n');
        QCOMPARE(lines.size(), 3);
        const QJsonObject large = QJsonDocument::fromJson(lines[0]).object();
        const QByteArray head = large["payload"].toString().toUtf8();
        QCOMPARE(large["size"].toInteger(), m_payload.size());
        QCOMPARE(large["cut"]["sha256"].toString().toLatin1(), m_sum);
        QCOMPARE(large["cut"]["kept"].toInteger(), head.size());
        QVERIFY(head.size() > 1'000'000 && m_payload.startsWith(head));
        const QJsonObject small = QJsonDocument::fromJson(lines[1]).object();
        QCOMPARE(small["size"].toInteger(), 5);
        QVERIFY(!small.contains("cut"));
    }

    void textSaysSoBehindThePayload()
    {
        const Run result = subscribed("text");
        QCOMPARE(result.exitCode, 0);
        const QList<QByteArray> lines = result.out.split('\n');
        QCOMPARE(lines.size(), 3);
        const QByteArray end = " of " + QByteArray::number(m_payload.size()) +
                               " bytes; SHA-256 of the whole: " + m_sum + ']';
        QVERIFY(lines[0].startsWith("t 0 1 2 ") && lines[0].contains(" […cut: the first ") && lines[0].endsWith(end));
        QCOMPARE(lines[1], QByteArray("t small"));
    }
};

QTEST_GUILESS_MAIN(TestCliCut)
#include "test_cli_cut.moc"
