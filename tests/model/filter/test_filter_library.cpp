// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/filter_library.h"

#include <QSignalSpy>
#include <QTest>

using namespace explorer;

namespace {

QString namesOf(const FilterLibrary &library)
{
    QStringList names;
    for (const auto &saved : library.saved())
        names += saved.name + u'=' + saved.filter;
    return names.join(u' ');
}

} // namespace

class TestFilterLibrary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLastUsedStandsFirstAndOnce()
    {
        FilterLibrary library;
        QSignalSpy changed(&library, &FilterLibrary::changed);
        for (const char *filter : {"a", " b ", "c", "a", "a", "", "  "})
            library.remember(QString::fromLatin1(filter));
        QCOMPARE(library.recent(), (QStringList{"a", "c", "b"}));
        QCOMPARE(changed.size(), 4);
        for (int i = 0; i < 30; ++i)
            library.remember(QString::number(i));
        QCOMPARE(library.recent().size(), FilterLibrary::kMostRecent);
        QCOMPARE(library.recent().front(), QStringLiteral("29"));
        library.forgetRecent();
        QVERIFY(library.recent().isEmpty());
    }

    void savedOnesHaveNamesOfTheirOwn()
    {
        FilterLibrary library;
        QVERIFY(library.save("  hot   lines ", "payload>80 "));
        QVERIFY(library.save("Alarms", "payload:alarm"));
        QVERIFY(library.save("zoo", "z"));
        QCOMPARE(namesOf(library), QStringLiteral("Alarms=payload:alarm hot lines=payload>80 zoo=z"));
        QVERIFY(library.hasName("hot lines") && !library.hasName("hot"));
        QVERIFY(library.save("zoo", "zz")); // the same name: the new filter
        QVERIFY(!library.rename("zoo", "Alarms"));
        QVERIFY(!library.rename("zoo", " "));
        QVERIFY(!library.rename("none", "x"));
        QVERIFY(library.rename("zoo", "zoo"));
        QVERIFY(library.rename("zoo", "animals"));
        QCOMPARE(namesOf(library), QStringLiteral("Alarms=payload:alarm animals=zz hot lines=payload>80"));
        library.remove("Alarms");
        library.remove("none");
        QCOMPARE(namesOf(library), QStringLiteral("animals=zz hot lines=payload>80"));
        QVERIFY(!library.save("", "x") && !library.save("x", " "));
        QVERIFY(!library.save("x", QString(5'000, u'x')));
    }

    void survivesARestartAndADamagedFile()
    {
        FilterLibrary before;
        before.remember("one \"two\"");
        before.remember("/ä/");
        QVERIFY(before.save("名", "size>3"));
        FilterLibrary after;
        after.restore(before.recentText(), before.savedText());
        QCOMPARE(after.recent(), before.recent());
        QCOMPARE(after.saved(), before.saved());

        after.restore("[1, \"a\", \"a\", \" \", {}, \"b\"]",
                      R"([{"name": "x", "filter": "y"}, {"name": "x", "filter": "z"}, {"filter": "n"}, 7, {"name": "n"}])");
        QCOMPARE(after.recent(), (QStringList{"a", "b"}));
        QCOMPARE(namesOf(after), QStringLiteral("x=y"));
        after.restore("{\"no\": 1", "null");
        QVERIFY(after.recent().isEmpty() && after.saved().empty());
    }

    void staysWithinItsBounds()
    {
        FilterLibrary library;
        for (std::size_t i = 0; i < FilterLibrary::kMostSaved; ++i)
            QVERIFY(library.save(QString::number(i), "x"));
        QVERIFY(library.isFull());
        QVERIFY(!library.save("one more", "x"));
        QVERIFY(library.save("7", "y"));
        library.remove("7");
        QVERIFY(library.save(QString(500, u'n'), "x"));
        QCOMPARE(library.saved().back().name.size(), FilterLibrary::kLongestName);
    }
};

QTEST_GUILESS_MAIN(TestFilterLibrary)
#include "test_filter_library.moc"
