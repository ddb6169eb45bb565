// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/exact_number.h"
#include "model/schema/number_range.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace explorer;

namespace {

QString orderOf(const char *a, const char *b)
{
    const auto order = compareNumbers(a, b);
    return !order ? QStringLiteral("?") : *order < 0 ? QStringLiteral("<") : *order > 0 ? QStringLiteral(">") : QStringLiteral("=");
}

} // namespace

class TestNumberRange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAreComparedAsTheyAreSpelt_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<QString>("order");
        const auto row = [](const char *a, const char *b, const char *order) {
            QTest::addRow("%s %s", a, b) << QByteArray(a) << QByteArray(b) << QString::fromLatin1(order);
        };
        row("18446744073709551615", "18446744073709551614", ">");
        row("9007199254740993", "9007199254740992", ">");
        row("1.10", "1.1", "=");
        row("1e3", "1000", "=");
        row("0.001e6", "1000.0", "=");
        row("-2", "-10", ">");
        row("-0", "0", "=");
        row("0e99", "0.000", "=");
        row("-1", "0", "<");
        row("1e400", "1e399", ">");
        row("1e-400", "0", ">");
        row("1e99999999999999999999", "2e99999999999999999999", "<");
        row("12", "9.99", ">");
        row("0.1000000000000000055511151231257827", "0.1", ">");
        row("nan", "1", "?");
        row("0x10", "1", "?");
        row("", "1", "?");
        row("1e", "1", "?");
        row(".", "1", "?");
    }
    void numbersAreComparedAsTheyAreSpelt()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        QFETCH(QString, order);
        QCOMPARE(orderOf(a.constData(), b.constData()), order);
        const QString other = order == QStringLiteral("<")   ? QStringLiteral(">")
                              : order == QStringLiteral(">") ? QStringLiteral("<")
                                                             : order;
        QCOMPARE(orderOf(b.constData(), a.constData()), other);
    }

    void theOrderIsThatOfTheNumbers()
    {
        std::mt19937 random(11);
        const auto below = [&](int end) { return std::uniform_int_distribution<int>(0, end - 1)(random); };
        for (int i = 0; i < 20'000; ++i) {
            const int values[2] = {below(2'001) - 1'000, below(2'001) - 1'000};
            const int exponents[2] = {below(7) - 3, below(7) - 3};
            std::string texts[2];
            std::int64_t scaled[2];
            for (int k = 0; k < 2; ++k) {
                texts[k] = std::to_string(values[k]);
                if (below(2)) {
                    texts[k].append(".0");
                }
                texts[k].append(below(2) ? "e" : "E");
                texts[k].append(std::to_string(exponents[k]));
                scaled[k] = values[k];
                for (int e = -3; e < exponents[k]; ++e)
                    scaled[k] *= 10;
            }
            const auto order = compareNumbers(texts[0], texts[1]);
            QVERIFY(order);
            QVERIFY2((*order < 0) == (scaled[0] < scaled[1]) && (*order > 0) == (scaled[0] > scaled[1]),
                     (texts[0] + " " + texts[1]).c_str());
        }
    }

    void theNearestDoubleIsInfiniteBeyondDouble()
    {
        QCOMPARE(nearestDouble("+1.5").value(), 1.5);
        QVERIFY(std::isinf(nearestDouble("-1e999").value()));
        QVERIFY(nearestDouble("-1e999").value() < 0);
        QCOMPARE(nearestDouble("1e-999").value(), 0.0);
        QVERIFY(!nearestDouble("Infinity"));
    }

    void leastAndGreatestAreExact()
    {
        NumberRange range;
        for (const char *number : {"18446744073709551614", "18446744073709551615", "18446744073709551613"})
            range.take(number);
        QCOMPARE(range.least(), std::string("18446744073709551613"));
        QCOMPARE(range.greatest(), std::string("18446744073709551615"));
        range.take("NaN");
        range.take(std::string(65, '1'));
        QCOMPARE(range.unranged(), std::uint64_t(2));
        QCOMPARE(range.count(), std::uint64_t(3));
    }

    void whatComesToRestHasAUsualRange()
    {
        NumberRange range;
        for (int i = 0; i < 20; ++i)
            QVERIFY(range.take(std::to_string(18 + i % 5)) != NumberRange::Seen::Outside);
        QVERIFY(range.isUsualKnown());
        QCOMPARE(range.usualLow(), 18.0);
        QCOMPARE(range.usualHigh(), 22.0);
        QCOMPARE(range.take("22.4"), NumberRange::Seen::Extended); // within a tenth
        QCOMPARE(range.take("22.41"), NumberRange::Seen::Outside);
        QCOMPARE(range.take("-5"), NumberRange::Seen::Outside);
        QCOMPARE(range.take("20"), NumberRange::Seen::Within);
        range.accept();
        QCOMPARE(range.take("-5"), NumberRange::Seen::Within);
        QCOMPARE(range.take("-100"), NumberRange::Seen::Outside);
    }

    void aCounterHasNone()
    {
        NumberRange range;
        for (int i = 0; i < 5'000; ++i)
            QCOMPARE(range.take(std::to_string(i)), NumberRange::Seen::Extended);
        QVERIFY(!range.isUsualKnown());
    }

    void anOutlierOfTheLearningDoesNotCount()
    {
        NumberRange range;
        range.take("-127");
        for (int i = 0; i < 19; ++i)
            range.take(std::to_string(20 + i % 4));
        QVERIFY(range.isUsualKnown());
        QCOMPARE(range.least(), std::string("-127"));
        QVERIFY(range.usualLow() > 10);
        QCOMPARE(range.take("-127"), NumberRange::Seen::Outside);
    }

    void aConstantMayMoveByAHundredth()
    {
        NumberRange range;
        for (int i = 0; i < 20; ++i)
            range.take("230");
        QCOMPARE(range.take("232.2"), NumberRange::Seen::Extended);
        QCOMPARE(range.take("233"), NumberRange::Seen::Outside);
        NumberRange state;
        for (int i = 0; i < 20; ++i)
            state.take("0");
        QCOMPARE(state.take("1"), NumberRange::Seen::Outside);
    }

    void numbersBeyondDoubleAreTaken()
    {
        NumberRange range;
        for (int i = 0; i < 40; ++i)
            range.take("1e999");
        QVERIFY(!range.isUsualKnown());
        QCOMPARE(range.greatest(), std::string("1e999"));
    }
};

QTEST_GUILESS_MAIN(TestNumberRange)
#include "test_number_range.moc"
