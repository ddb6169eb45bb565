// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/cli_run.h"

using support::Run;
using support::run;

namespace {

/// In a session without a controlling terminal, whoever runs the tests.
Run withoutTerminal(const QStringList &arguments)
{
    return support::Cli(arguments, {}, {"setsid", "-w"}).finish();
}

} // namespace

/// mqttscope-cli before it connects anywhere.
class TestCliArguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUseEndsWith2_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("command") << QStringList{"listen", "localhost"};
        QTest::newRow("no URL") << QStringList{"sub"};
        QTest::newRow("bad URL") << QStringList{"sub", "http://x", "-t", "a"};
        QTest::newRow("no filter") << QStringList{"sub", "localhost"};
        QTest::newRow("bad filter") << QStringList{"sub", "localhost", "-t", "a#"};
        QTest::newRow("wildcard topic") << QStringList{"pub", "localhost", "-t", "a/+"};
        QTest::newRow("empty topic") << QStringList{"pub", "localhost", "-t", ""};
        QTest::newRow("QoS") << QStringList{"sub", "localhost", "-t", "a", "-q", "3"};
        QTest::newRow("protocol") << QStringList{"sub", "localhost", "-t", "a", "--protocol", "4"};
        QTest::newRow("format") << QStringList{"sub", "localhost", "-t", "a", "--format", "xml"};
        QTest::newRow("option") << QStringList{"sub", "localhost", "-t", "a", "--nonsense"};
        QTest::newRow("count") << QStringList{"sub", "localhost", "-t", "a", "--count", "0"};
        QTest::newRow("hex") << QStringList{"pub", "localhost", "-t", "a", "--hex", "abc"};
        QTest::newRow("two payloads") << QStringList{"pub", "localhost", "-t", "a", "-m", "x", "--hex", "00"};
        QTest::newRow("file") << QStringList{"pub", "localhost", "-t", "a", "-f", "/no/such/file"};
        QTest::newRow("pub's option") << QStringList{"sub", "localhost", "-t", "a", "--retain"};
        QTest::newRow("password") << QStringList{"sub", "localhost",      "-t",
                                                 "a",   "--password-env", "NO_SUCH_VARIABLE"};
        const QStringList sub{"sub", "localhost", "-t", "a"};
        QTest::newRow("rule without its format") << (sub + QStringList{"--read-as", "a=json"});
        const QStringList decoded = sub + QStringList{"--format", "decoded"};
        QTest::newRow("rule without a reader") << (decoded + QStringList{"--read-as", "a"});
        QTest::newRow("rule for no filter") << (decoded + QStringList{"--read-as", "a#=json"});
        QTest::newRow("unknown reader") << (decoded + QStringList{"--read-as", "a=nonsense"});
        QTest::newRow("reader behind a decoder") << (decoded + QStringList{"--read-as", "a=json+text"});
        QTest::newRow("password file") << (sub + QStringList{"--password-file", "/no/such/file"});
        QTest::newRow("password without a user")
            << (sub + QStringList{"--password-file", "/dev/null", "--protocol", "3.1.1"});
        QTest::newRow("TLS without TLS") << (sub + QStringList{"--tls-min", "1.3"});
        QTest::newRow("header without WebSocket") << (sub + QStringList{"--ws-header", "A: b"});
        QTest::newRow("proxy") << (sub + QStringList{"--proxy", "socks4://h"});
        const QStringList tls{"sub", "mqtts://localhost", "-t", "a"};
        QTest::newRow("no such CA") << (tls + QStringList{"--ca", "/no/such/file"});
        QTest::newRow("fingerprint") << (tls + QStringList{"--trust-sha256", "00ff"});
        QTest::newRow("TLS version") << (tls + QStringList{"--tls-min", "1.0"});
        QTest::newRow("URL and profile") << (sub + QStringList{"--profile", "x"});
        QTest::newRow("no such profile")
            << QStringList{"sub", "--profile", "no such", "--config-dir", "/nowhere"};
        QTest::newRow("probe's payload") << QStringList{"probe", "localhost", "-m", "x"};
        QTest::newRow("probe's statistics") << QStringList{"probe", "localhost", "--stats"};
        QTest::newRow("probe's format") << QStringList{"probe", "localhost", "--format", "none"};
    }

    void wrongUseEndsWith2()
    {
        QFETCH(QStringList, arguments);
        const Run result = run(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY(result.err.startsWith("mqttscope-cli: "));
        QCOMPARE(result.err.count('\n'), 1);
        QVERIFY(result.out.isEmpty());
    }

    void helpAndVersionEndWith0()
    {
        const Run help = run({"--help"});
        QCOMPARE(help.exitCode, 0);
        QVERIFY(help.out.contains("--until-topic"));
        const Run version = run({"--version"});
        QCOMPARE(version.exitCode, 0);
        QVERIFY(version.out.startsWith("mqttscope-cli "));
    }

    void nobodyTypesAPasswordForACommandThatCannotRun_data() { wrongUseEndsWith2_data(); }

    void nobodyTypesAPasswordForACommandThatCannotRun()
    {
        QFETCH(QStringList, arguments);
        // Without a terminal an attempt to ask is an error of its own.
        const Run expected = run(arguments);
        QCOMPARE(withoutTerminal(arguments + QStringList{"--ask-password"}).err, expected.err);
    }

    void withoutATerminalNothingIsAsked()
    {
        const Run result = withoutTerminal({"sub", "localhost", "-t", "a", "--ask-password"});
        QCOMPARE(result.exitCode, 2);
        QVERIFY(result.err.contains("no terminal"));
    }
};

QTEST_GUILESS_MAIN(TestCliArguments)
#include "test_cli_arguments.moc"
