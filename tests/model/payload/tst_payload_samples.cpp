// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/decode_pipeline.h"
#include "model/payload/text_encoding.h"
#include "model/payload/protobuf_schema.h"
#include "tests/model/payload/tree_print.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace explorer;

/// Every payload in tests/data/payload decodes to the tree (or problem) in the file of the same name with
/// ".expected" after it. What more a decoder is told stands in the file with ".request" after it: lines "decoder: …",
/// "transforms: …" (blanks between), "content-type: …", "topic: …", then an empty line and the setup text. "needs: …"
/// names a transform or a text encoding that this build may do without.
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

/// A ".request" file.
struct Request
{
    explicit Request(const QString &path)
    {
        const QByteArray text = contentOf(path);
        const qsizetype end = text.indexOf("\n\n");
        for (const QByteArray &line : (end < 0 ? text : text.left(end)).split('\n')) {
            const qsizetype colon = line.indexOf(": ");
            const QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 2).trimmed();
            if (line.startsWith("decoder:"))
                plan.decoder = value.toStdString();
            else if (line.startsWith("content-type:"))
                contentType = value.toStdString();
            else if (line.startsWith("topic:"))
                topic = value.toStdString();
            else if (line.startsWith("needs:"))
                needs = value.toStdString();
            else if (line.startsWith("transforms:"))
                for (const QByteArray &id : value.split(' '))
                    plan.transforms.push_back(id.toStdString());
        }
        if (end >= 0)
            plan.setup = text.mid(end + 2).toStdString();
        isPlanned = !plan.decoder.empty() || !plan.transforms.empty();
    }
    DecodePlan plan;
    std::string contentType;
    std::string topic;
    std::string needs;
    bool isPlanned = false;
};

bool isBuiltIn(const PayloadFormats &formats, const std::string &need)
{
    const auto encoding = textEncodingNamed(need);
    return encoding ? utf8Of({}, *encoding, DecodeBudget{}).has_value() : formats.transforms.byId(need) != nullptr;
}

} // namespace

void TestPayloadSamples::decodesAsExpected_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(TEST_DATA_DIR "/payload"));
    const QStringList samples = folder.entryList(QDir::Files);
    for (const QString &name : samples) {
        if (!name.endsWith(QStringLiteral(".expected")) && !name.endsWith(QStringLiteral(".request")))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
    QVERIFY(samples.size() >= 20);
}

void TestPayloadSamples::decodesAsExpected()
{
    QFETCH(QString, path);
    const QByteArray payload = contentOf(path);
    const Request told(path + QStringLiteral(".request"));
    const PayloadFormats formats;
    if (!told.needs.empty() && !isBuiltIn(formats, told.needs))
        QSKIP("built without it");
    if (told.plan.decoder == "protobuf" && !told.plan.setup.empty() && !protobuf::canCompileSchemas())
        QSKIP("built without libprotobuf");
    const DecodeRequest request{
        .payload = bytesOf(payload), .contentType = told.contentType, .topic = told.topic};
    const DecodeOutcome outcome =
        decodeThrough(formats, request, told.isPlanned ? &told.plan : nullptr, nullptr, DecodeBudget{});
    std::string printed;
    for (const std::string &transform : outcome.plan.transforms)
        printed += "transform: " + transform + '\n';
    printed += "decoder: " + outcome.plan.decoder + '\n';
    printed += outcome.problem ? print(*outcome.problem) : print(outcome.tree);
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
