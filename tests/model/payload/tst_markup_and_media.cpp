// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/decode_pipeline.h"
#include "model/payload/image_probe.h"
#include "model/payload/xml_format.h"
#include "model/payload/xml_parser.h"
#include "tests/model/payload/tree_print.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace explorer;
using Kind = DecodeProblem::Kind;

/// What the samples of XML, tokens and pictures do not show: every cut, every wrong byte, budgets.
class TestMarkupAndMedia : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCutOfXmlIsWrongAtItsEnd();
    void xmlTellsWhatBelongsThere_data();
    void xmlTellsWhatBelongsThere();
    void xmlObeysTheBudget();
    void laysXmlOut_data();
    void laysXmlOut();
    void xmlIsKnownByItsBeginning_data();
    void xmlIsKnownByItsBeginning();
    void everyCutAndWrongByteOfASampleIsSurvived();
    void readsSizesOfPictures_data();
    void readsSizesOfPictures();
    void isNotFooledByTwoLetters();
};

namespace {

QByteArray sample(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/payload/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string parsed(const std::string &text) { return print(XmlParser(text, DecodeBudget{}).parse()); }

} // namespace

void TestMarkupAndMedia::everyCutOfXmlIsWrongAtItsEnd()
{
    const std::string whole = sample(QStringLiteral("sensor.xml")).trimmed().toStdString();
    QVERIFY(XmlParser(whole, DecodeBudget{}).parse());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto tree = XmlParser(std::string_view(whole).substr(0, size), DecodeBudget{}).parse();
        QVERIFY(!tree);
        if (tree.error().kind == Kind::Encoding) // the cut went through a character
            QVERIFY(tree.error().offset + 4 > size);
        else
            QCOMPARE(tree.error().offset, size);
    }
}

void TestMarkupAndMedia::xmlTellsWhatBelongsThere_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("problem");
    const auto row = [](const char *text, const char *problem) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(problem);
    };
    row("", "0 (1:1), expected an element");
    row("text", "0 (1:1), expected an element");
    row("<!-- c -->", "10 (1:11), expected an element");
    row("<a/><b/>", "4 (1:5), expected the end of the document");
    row("<a/>x", "4 (1:5), expected the end of the document");
    row("<1/>", "1 (1:2), expected the name of an element");
    row("< a/>", "1 (1:2), expected the name of an element");
    row("</a>", "1 (1:2), expected the name of an element");
    row("<a><!b></a>", "4 (1:5), expected the name of an element");
    row("<a\n><b></a>", "9 (2:7), expected the end tag of the element that is open");
    row("<a></a b>", "7 (1:8), expected '>'");
    row("<a b/>", "4 (1:5), expected '='");
    row("<a b=c/>", "5 (1:6), expected a value in quotes");
    row("<a b='1'c='2'/>", "8 (1:9), expected '>'");
    row("<a 'x'/>", "3 (1:4), expected the name of an attribute");
    row("<a b='<'/>", "6 (1:7), expected the quote that ends the value");
    row("<a>&x;</a>", "3 (1:4), expected one of &amp; &lt; &gt; &quot; &apos; or the number of a character");
    row("<a>&#0;</a>", "3 (1:4), expected one of &amp; &lt; &gt; &quot; &apos; or the number of a character");
    row("<a>&#xD800;</a>", "3 (1:4), expected one of &amp; &lt; &gt; &quot; &apos; or the number of a character");
    row("<a>&#99999999;</a>", "3 (1:4), expected one of &amp; &lt; &gt; &quot; &apos; or the number of a character");
    row("<a>a & b</a>", "5 (1:6), expected one of &amp; &lt; &gt; &quot; &apos; or the number of a character");
    row("<a>\x07</a>", "3 (1:4), expected no control character");
    row("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "12 (1:13), expected no declarations of entities");
    row("<a/><!DOCTYPE a>", "4 (1:5), expected the end of the document");
}

void TestMarkupAndMedia::xmlTellsWhatBelongsThere()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, problem);
    QCOMPARE(QByteArray::fromStdString(parsed(text.toStdString())), "problem: syntax at " + problem + '\n');
}

void TestMarkupAndMedia::xmlObeysTheBudget()
{
    DecodeBudget budget;
    budget.depth = 3;
    QVERIFY(XmlParser("<a><b><c>1</c></b></a>", budget).parse());
    QCOMPARE(int(XmlParser("<a><b><c><d>1</d></c></b></a>", budget).parse().error().kind), int(Kind::TooDeep));
    budget = {};
    budget.nodes = 3;
    QCOMPARE(int(XmlParser("<a><b/><b/></a>", budget).parse().error().kind), int(Kind::TooLarge));
    budget = {};
    budget.bytes = 10;
    QCOMPARE(int(XmlParser("<a>12345678</a>", budget).parse().error().kind), int(Kind::TooLarge));
    const std::atomic<bool> cancelled = true;
    budget = {};
    budget.cancelled = &cancelled;
    QCOMPARE(int(XmlParser("<a/>", budget).parse().error().kind), int(Kind::Cancelled));
    // Deep foreign input is not deep recursion.
    std::string deep;
    for (int i = 0; i < 200'000; ++i)
        deep += "<a>";
    QCOMPARE(int(XmlParser(deep, DecodeBudget{}).parse().error().kind), int(Kind::TooDeep));
}

void TestMarkupAndMedia::laysXmlOut_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("pretty");
    const auto row = [](const char *name, const char *text, const char *pretty) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(pretty);
    };
    row("nested", "<a><b c='>'><d/></b><e>1</e></a>", "<a>\n  <b c='>'>\n    <d/>\n  </b>\n  <e>1</e>\n</a>");
    row("laid out otherwise", "<a>\n\t<b>\n\t\t1</b>\n</a>\n", "<a>\n  <b>\n\t\t1</b>\n</a>");
    row("text between", "<p>one <b>two</b> <i/> </p>", "<p>one <b>two</b> <i/> </p>");
    row("text deep inside", "<a><p>x<b><c/></b></p><d/></a>", "<a>\n  <p>x<b><c/></b></p>\n  <d/>\n</a>");
    row("empty and blank", "<a><b></b><c> </c></a>", "<a>\n  <b></b>\n  <c> </c>\n</a>");
    row("section", "<a><b><![CDATA[<x>]]></b></a>", "<a>\n  <b><![CDATA[<x>]]></b>\n</a>");
    row("all else", "\xEF\xBB\xBF<?xml version='1.0'?><!DOCTYPE a><!-- <a> --><a><?p ?></a>",
        "<?xml version='1.0'?>\n<!DOCTYPE a>\n<!-- <a> -->\n<a>\n  <?p ?>\n</a>");
}

void TestMarkupAndMedia::laysXmlOut()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, pretty);
    QVERIFY(XmlParser(text.toStdString(), DecodeBudget{}).parse());
    const std::string out = prettyXml(text.toStdString());
    QCOMPARE(QByteArray::fromStdString(out), pretty);
    QCOMPARE(prettyXml(out), out);
}

void TestMarkupAndMedia::xmlIsKnownByItsBeginning_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("decoder");
    const auto row = [](const char *name, const QByteArray &payload, const char *decoder) {
        QTest::newRow(name) << payload << QByteArray(decoder);
    };
    row("declared", "<?xml version='1.0'?><a", "xml");
    row("element", "<a/>", "xml");
    row("white space before", "\n <a/>", "xml");
    row("long", "<list>" + QByteArray("<item>1</item>").repeated(500) + "</list>", "xml");
    row("long attribute", "<a b=\"" + QByteArray(5000, 'x') + "\"/>", "xml");
    row("long and broken at once", "<list>" + QByteArray("<item>1<item>").repeated(500) + "</list>", "xml");
    row("tag in a log", "<error> no route", "text");
    row("syslog", "<34>Oct 11 22:14:15 su: failed", "text");
    row("less", "<", "text");
    row("arrow", "<-- here", "text");
    row("page", "<!DOCTYPE html><html><br></html>", "text");
    row("word", "xml", "text");
    row("number", "5", "json");
}

void TestMarkupAndMedia::xmlIsKnownByItsBeginning()
{
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, decoder);
    QCOMPARE(QByteArray(DecoderRegistry().choose({.payload = bytesOf(payload)})->id()), decoder);
}

void TestMarkupAndMedia::everyCutAndWrongByteOfASampleIsSurvived()
{
    const PayloadFormats formats;
    const QDir folder(QStringLiteral(TEST_DATA_DIR "/payload"));
    int tried = 0;
    for (const QString &name : folder.entryList({QStringLiteral("*.xml"), QStringLiteral("*.jwt"),
                                                 QStringLiteral("*.png"), QStringLiteral("*.gif"),
                                                 QStringLiteral("*.webp"), QStringLiteral("*.bmp"),
                                                 QStringLiteral("*.jpg")})) {
        const QByteArray whole = sample(name);
        const DecodePlan plan{.decoder = name.endsWith(QStringLiteral("xml"))   ? "xml"
                                         : name.endsWith(QStringLiteral("jwt")) ? "jwt"
                                                                                : "image"};
        const auto read = [&](const QByteArray &payload) {
            const DecodeOutcome outcome =
                decodeThrough(formats, {.payload = bytesOf(payload)}, &plan, nullptr, DecodeBudget{});
            QVERIFY(outcome.problem || !outcome.tree.empty());
            if (outcome.problem)
                QVERIFY(outcome.problem->offset <= std::size_t(payload.size()));
            for (const ValueNode &node : outcome.tree.nodes)
                QVERIFY(node.sourceBegin <= node.sourceEnd && node.sourceEnd <= std::uint32_t(payload.size()));
            ++tried;
        };
        for (qsizetype size = 0; size < whole.size(); ++size)
            read(whole.left(size));
        for (qsizetype at = 0; at < whole.size(); ++at) {
            for (const int flip : {0x01, 0x20, 0x80, 0xFF}) {
                QByteArray wrong = whole;
                wrong[at] = char(wrong[at] ^ flip);
                read(wrong);
            }
        }
    }
    QVERIFY(tried > 5000);
}

void TestMarkupAndMedia::readsSizesOfPictures_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("facts");
    const auto row = [](const char *name, const char *facts) {
        QTest::newRow(name) << QString::fromLatin1(name) << QByteArray(facts);
    };
    row("picture.png", "PNG 16x9");
    row("picture.jpg", "JPEG 16x9");
    row("picture.gif", "GIF 16x9");
    row("animated.gif", "GIF 8x6");
    row("picture.bmp", "BMP 8x6");
    row("picture.webp", "WebP 16x9");
    row("lossless.webp", "WebP 16x9");
    row("alpha.webp", "WebP 16x9");
    row("huge.png", "PNG 60000x60000");
}

void TestMarkupAndMedia::readsSizesOfPictures()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, facts);
    const QByteArray payload = sample(name);
    const auto image = probeImage(bytesOf(payload));
    QVERIFY(image);
    QCOMPARE(QByteArray(nameOf(image->format)) + ' ' + QByteArray::number(image->width) + 'x' +
                 QByteArray::number(image->height),
             facts);
    QVERIFY(name.endsWith(QLatin1String(extensionOf(image->format))));
    QCOMPARE(image->pixels() > kMostImagePixels, name == QStringLiteral("huge.png"));
    for (const ImageFacts::Place place : {image->widthPlace, image->heightPlace, image->bitsPlace})
        QVERIFY(place.begin <= place.end && place.end <= std::uint32_t(payload.size()));
}

void TestMarkupAndMedia::isNotFooledByTwoLetters()
{
    QByteArray bmp = sample(QStringLiteral("picture.bmp"));
    QVERIFY(probeImage(bytesOf(bmp)));
    for (const int at : {0, 1, 6, 14, 26, 28}) { // signature, reserved, header size, planes, bits
        QByteArray wrong = bmp;
        wrong[at] = char(wrong[at] ^ 0x47);
        QVERIFY2(!probeImage(bytesOf(wrong)), qPrintable(QString::number(at)));
    }
    QVERIFY(!probeImage(bytesOf(QByteArray("BM") + QByteArray(60, 'x'))));
    QByteArray flat = sample(QStringLiteral("picture.png"));
    flat.replace(16, 4, QByteArray(4, '\0')); // no width
    QVERIFY(!probeImage(bytesOf(flat)));
}

QTEST_GUILESS_MAIN(TestMarkupAndMedia)
#include "tst_markup_and_media.moc"
