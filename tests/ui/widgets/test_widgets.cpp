// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/colors.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/theme/theme_palette.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/field_note.h"
#include "ui/widgets/plain_label.h"

#include <QDirIterator>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>
#include <QToolButton>

#include <cmath>

namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

const QString kHostile = QStringLiteral("<img src=canary.png><b>x</b> &amp; \n second");

} // namespace

class TestWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textColoursCanBeReadOnBothThemes();
    void everyIconIsDrawnInTheTextColour();
    void plainLabelShowsMarkupAsItStands();
    void plainTipShowsMarkupAsItStands();
    void plainTipCutsWhatIsTooLong();
    void elidedLabelNeedsLittleRoom();
    void bannerShowsHostileTextAndCloses();
    void fieldNoteTakesNoRoomWhenSilent();
    void themeSwitchesThePalette();
};

void TestWidgets::textColoursCanBeReadOnBothThemes()
{
    for (const QPalette &palette : {ui::lightPalette(), ui::darkPalette()}) {
        const QColor base = palette.color(QPalette::Base);
        const ui::Colors colors = ui::colorsFor(palette);
        for (const QColor &color :
             {colors.good, colors.warning, colors.error, colors.accent, colors.muted, colors.syntaxKey,
              colors.syntaxString, colors.syntaxNumber, colors.syntaxLiteral})
            QVERIFY2(contrast(color, base) >= 4.5, qPrintable(color.name()));
        QVERIFY(contrast(palette.color(QPalette::Text), base) >= 10);
        QVERIFY(contrast(palette.color(QPalette::PlaceholderText), base) >= 4.5);
        QVERIFY(contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) >=
                4.5);
        for (const QColor &back : {colors.added, colors.removed, colors.changed, colors.fresh})
            QVERIFY2(contrast(palette.color(QPalette::Text), back) >= 4.5, qPrintable(back.name()));
        for (int i = 0; i < 8; ++i)
            QVERIFY(contrast(ui::seriesColor(i, palette), base) >= 3);
        QCOMPARE(ui::seriesColor(8, palette), ui::seriesColor(0, palette));
    }
    QVERIFY(!ui::isDark(ui::lightPalette()));
    QVERIFY(ui::isDark(ui::darkPalette()));
}

void TestWidgets::everyIconIsDrawnInTheTextColour()
{
    QVERIFY(!ui::icon(QStringLiteral("topics")).isNull());
    int seen = 0;
    QDirIterator files(QStringLiteral(":/icons"), {QStringLiteral("*.svg")});
    while (files.hasNext()) {
        files.next();
        const QString name = files.fileInfo().completeBaseName();
        if (name == QLatin1String("mqttscope"))
            continue;
        const QColor red(200, 10, 20);
        const QImage image = ui::icon(name, red).pixmap(24).toImage();
        int painted = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                if (pixel.alpha() < 200)
                    continue;
                ++painted;
                QVERIFY2(std::abs(pixel.red() - red.red()) < 8 && std::abs(pixel.blue() - red.blue()) < 8,
                         qPrintable(name));
            }
        }
        QVERIFY2(painted > 5, qPrintable(name));
        ++seen;
    }
    QVERIFY(seen > 45);
    QTest::ignoreMessage(QtWarningMsg, "no icon named no-such-icon");
    QVERIFY(ui::icon(QStringLiteral("no-such-icon")).isNull());
}

void TestWidgets::plainLabelShowsMarkupAsItStands()
{
    const ui::PlainLabel label(kHostile);
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QCOMPARE(label.text(), kHostile);
}

void TestWidgets::plainTipShowsMarkupAsItStands()
{
    const QString tip = ui::plainTip(kHostile);
    QVERIFY(Qt::mightBeRichText(tip)); // so that Qt does not guess
    QTextDocument document;
    document.setHtml(tip);
    QCOMPARE(document.toPlainText(), kHostile);
    QVERIFY(ui::plainTip({}).isEmpty());
}

void TestWidgets::plainTipCutsWhatIsTooLong()
{
    QTextDocument document;
    document.setHtml(ui::plainTip(QString(100'000, u'x')));
    QCOMPARE(document.toPlainText().size(), 1'025);
}

void TestWidgets::elidedLabelNeedsLittleRoom()
{
    ui::ElidedLabel label(QString(60'000, u'w'));
    QVERIFY(label.minimumSizeHint().width() < 100);
    label.resize(120, label.sizeHint().height());
    QVERIFY(!label.grab().isNull());
    QCOMPARE(label.text().size(), 60'000);
}

void TestWidgets::bannerShowsHostileTextAndCloses()
{
    ui::Banner banner;
    banner.setContent(ui::Banner::Level::Error, kHostile, kHostile);
    banner.show();
    QCOMPARE(banner.title(), kHostile);
    for (const QLabel *label : banner.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QSignalSpy closed(&banner, &ui::Banner::closed);
    banner.findChild<QToolButton *>()->click();
    QCOMPARE(closed.count(), 1);
    QVERIFY(!banner.isVisible());
}

void TestWidgets::fieldNoteTakesNoRoomWhenSilent()
{
    QWidget parent;
    ui::FieldNote note(&parent);
    parent.show();
    QVERIFY(!note.isVisible());
    note.say(ui::FieldNote::Level::Error, QStringLiteral("wrong"));
    QVERIFY(note.isVisible());
    QCOMPARE(note.text(), QStringLiteral("wrong"));
    note.clear();
    QVERIFY(!note.isVisible());
}

void TestWidgets::themeSwitchesThePalette()
{
    ui::Theme theme;
    theme.setMode(ui::ThemeMode::Dark);
    QVERIFY(ui::isDark(QApplication::palette()));
    QSignalSpy changed(&theme, &ui::Theme::changed);
    theme.setMode(ui::ThemeMode::Light);
    QVERIFY(!ui::isDark(QApplication::palette()));
    QCOMPARE(changed.count(), 1);
    QVERIFY(ui::themeModeFromKey(ui::themeModeKey(ui::ThemeMode::Dark)) == ui::ThemeMode::Dark);
    QVERIFY(ui::themeModeFromKey(QStringLiteral("mauve")) == ui::ThemeMode::System);
}

QTEST_MAIN(TestWidgets)
#include "test_widgets.moc"
