// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/payload/tree_print.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace explorer;

/// Every payload in tests/data/payload decodes to the tree (or problem) in the file of the same name with
/// ".expected" after it.
class TestPayloadSamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesAsExpected_data();
    void decodesAsExpected();
};

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestPayloadSamples::decodesAsExpected_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(TEST_DATA_DIR "/payload"));
    const QStringList samples = folder.entryList(QDir::Files);
    for (const QString &name : samples) {
        if (!name.endsWith(QStringLiteral(".expected")))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
    QVERIFY(samples.size() >= 20);
}

void TestPayloadSamples::decodesAsExpected()
{
    QFETCH(QString, path);
    const QByteArray payload = contentOf(path);
    const DecoderRegistry registry;
    const PayloadDecoder *decoder = registry.choose(bytesOf(payload), {});
    const std::string printed = std::string("decoder: ") + decoder->id() + '\n' +
                                print(decoder->decode(bytesOf(payload), DecodeBudget{}));
    const QByteArray actual = QByteArray::fromStdString(printed);
    if (qEnvironmentVariableIsSet("MQTTSCOPE_WRITE_EXPECTED")) {
        QFile file(path + QStringLiteral(".expected"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(actual), actual.size());
        return;
    }
    QVERIFY(QFile::exists(path + QStringLiteral(".expected")));
    QCOMPARE(actual, contentOf(path + QStringLiteral(".expected")));
}

QTEST_GUILESS_MAIN(TestPayloadSamples)
#include "tst_payload_samples.moc"
