// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/protobuf_decoder.h"
#include "model/payload/protobuf_setup.h"
#include "tests/model/payload/tree_print.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace explorer;
using namespace explorer::protobuf;

namespace {

const std::string kFolder = TEST_DATA_DIR "/protobuf/";

std::string problemOf(std::string_view setup)
{
    const CompiledSchema compiled = compileSchema(setup);
    return compiled.schema ? std::string("none") : print(compiled.problem);
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

class TestProtobufSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesSetupsApart_data()
    {
        QTest::addColumn<QByteArray>("setup");
        QTest::addColumn<QByteArray>("parsed");
        QTest::newRow("file and type") << QByteArray("/a/b.proto  x.Y ") << QByteArray("[/a/b.proto] [x.Y] []");
        QTest::newRow("quoted") << QByteArray("\"/a b/c.desc\" .x.Y\n") << QByteArray("[/a b/c.desc] [x.Y] []");
        QTest::newRow("no type") << QByteArray("b.proto") << QByteArray("[b.proto] [] []");
        QTest::newRow("source") << QByteArray("message x.Y\nsyntax") << QByteArray("[] [x.Y] [\nsyntax]");
        QTest::newRow("source of one type") << QByteArray("message\r\nsyntax") << QByteArray("[] [] [\nsyntax]");
        QTest::newRow("too much") << QByteArray("a.proto x.Y z") << QByteArray("problem of the setup: syntax at 12 (1:13), expected one file and one message type\n");
        QTest::newRow("source alone") << QByteArray("syntax = \"proto3\";\nmessage X {}")
                                      << QByteArray("problem of the setup: syntax at 0 (1:1), expected the line \"message package.Type\" above the source\n");
        QTest::newRow("nothing") << QByteArray(" ") << QByteArray("problem of the setup: syntax at 0 (1:1), expected the name of a .proto or descriptor file\n");
    }
    void takesSetupsApart()
    {
        QFETCH(QByteArray, setup);
        QFETCH(QByteArray, parsed);
        const auto result = parseSchemaSetup({setup.constData(), std::size_t(setup.size())});
        const std::string text =
            result ? "[" + result->file + "] [" + result->type + "] [" + result->source + "]" : print(result.error());
        QCOMPARE(QByteArray::fromStdString(text), parsed);
    }

    void readsByFilesAndDescriptorSets_data()
    {
        QTest::addColumn<QByteArray>("setup");
        const QByteArray folder = QByteArray::fromStdString(kFolder);
        QTest::newRow("source, its imports above and in the program") << "\"" + folder + "with blank/reading.proto\" plant.Reading";
        QTest::newRow("the only message") << "\"" + folder + "with blank/reading.proto\"";
        QTest::newRow("descriptor set") << folder + "reading.desc plant.Reading";
    }
    void readsByFilesAndDescriptorSets()
    {
        if (!canCompileSchemas())
            QSKIP("built without libprotobuf");
        QFETCH(QByteArray, setup);
        const QByteArray payload = QByteArray::fromHex("0a0470756d70" "1002" "1a08000000000000f83f" "220608ffffffff07" "a206026f6b");
        const auto tree = ProtobufDecoder().decode(
            {.payload = bytesOf(payload), .setup = {setup.constData(), std::size_t(setup.size())}}, {});
        QCOMPARE(QByteArray::fromStdString(print(tree)),
                 QByteArray("$ object [0,31) x5 {type: plant.Reading}\n"
                            "$.device string [2,6) \"pump\" {type: string}\n"
                            "$.unit number [7,8) 2 {type: plant.Unit} {meaning: KELVIN}\n"
                            "$.values array [8,18) x1\n"
                            "$.values[0] number [10,18) 1.5 {type: double}\n"
                            "$.at object [20,26) x1 {type: google.protobuf.Timestamp} {meaning: 2038-01-19T03:14:07Z}\n"
                            "$.at.seconds number [21,26) 2147483647 {type: int64}\n"
                            "$[\"[plant.note]\"] string [29,31) \"ok\" {type: string}\n"));
    }

    void saysWhatIsWrongWithASchema()
    {
        if (!canCompileSchemas())
            QSKIP("built without libprotobuf");
        QCOMPARE(problemOf("message X\nsyntax = \"proto3\";\nmessage X {\n  int32 a 1;\n}"),
                 std::string("problem of the setup: syntax at 0 (4:11), expected Missing field number.\n"));
        QCOMPARE(problemOf("message X\nsyntax = \"proto3\";\nmessage X { Y y = 1; }"),
                 std::string("problem of the setup: syntax at 0 (3:13), expected \"Y\" is not defined.\n"));
        QCOMPARE(problemOf("message Z\nsyntax = \"proto3\";\nmessage X {} message Y {}"),
                 std::string("problem of the setup: syntax at 0 (0:0), expected one of the message types X, Y\n"));
        QCOMPARE(problemOf(kFolder + "alone.desc plant.Reading").substr(0, 40), std::string("problem of the setup: syntax at 0 (0:0),"));
        QCOMPARE(problemOf(kFolder + "common.proto plant.Unit"),
                 std::string("problem of the setup: syntax at 0 (0:0), expected a file with a message type\n"));
        QVERIFY(problemOf("/nowhere/x.proto X").find("(0:0)") != std::string::npos);
        QVERIFY(problemOf("/nowhere/x.desc X").find("a file that there is, not /nowhere/x.desc") != std::string::npos);
        QVERIFY(problemOf("message X\nimport \"../../etc/passwd\";\nmessage X {}") != "none");
    }

    void noticesThatAFileHasChanged()
    {
        if (!canCompileSchemas())
            QSKIP("built without libprotobuf");
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("x.proto"));
        const std::string setup = '"' + path.toStdString() + "\" X";
        SchemaCache cache{std::chrono::milliseconds(0)};
        QVERIFY(!cache.get(setup)->schema);
        write(path, "syntax = \"proto3\"; import \"y.proto\"; message X { Y first = 1; }");
        QVERIFY(!cache.get(setup)->schema); // its import is missing
        write(folder.filePath(QStringLiteral("y.proto")), "syntax = \"proto3\"; message Y {}");
        const auto first = cache.get(setup);
        QVERIFY(first->schema);
        QCOMPARE(first->schema->messages[0].fields[0].name, std::string("first"));
        QCOMPARE(cache.get(setup), first); // nothing has changed
        write(path, "syntax = \"proto3\"; message X { int32 renamed = 1; }");
        QCOMPARE(cache.get(setup)->schema->messages[0].fields[0].name, std::string("renamed"));
        for (std::size_t i = 0; i < 2 * SchemaCache::kMost; ++i)
            cache.get("message X" + std::to_string(i) + "\nsyntax = \"proto3\"; message X" + std::to_string(i) + " {}");
        QVERIFY(cache.get(setup)->schema); // made again
    }
};

QTEST_GUILESS_MAIN(TestProtobufSchema)
#include "tst_protobuf_schema.moc"
