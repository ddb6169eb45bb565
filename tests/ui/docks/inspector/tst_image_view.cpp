// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/docks/inspector/inspector_samples.h"
#include "ui/docks/inspector/image_canvas.h"
#include "ui/docks/inspector/image_view.h"
#include "ui/docks/inspector/payload_view.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QPainter>
#include <QTest>

using namespace ui;

namespace {

QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, format) ? bytes : QByteArray();
}

QImage sample(int width, int height)
{
    QImage image(width, height, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.fillRect(0, 0, width / 2, height, Qt::red);
    return image;
}

/// A header that promises more than there is.
QByteArray pngOfSize(quint32 width, quint32 height)
{
    QByteArray png = encoded(sample(1, 1), "png");
    for (int i = 0; i < 4; ++i) {
        png[16 + i] = char(width >> (24 - 8 * i));
        png[20 + i] = char(height >> (24 - 8 * i));
    }
    // The checksum of the header is right, so that it is the size that is refused.
    quint32 crc = ~0u;
    for (int i = 12; i < 29; ++i) {
        crc ^= quint8(png[i]);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0u);
    }
    for (int i = 0; i < 4; ++i)
        png[29 + i] = char(~crc >> (24 - 8 * i));
    return png;
}

/// Two frames of one red pixel.
const QByteArray kGif = QByteArray::fromHex("474946383961" "0100010080" "0000" "ff0000000000"
                                            "21ff0b4e45545343415045322e300301000000"
                                            "21f904000a000000" "2c00000000010001000002024401" "00"
                                            "21f904000a000000" "2c00000000010001000002024401" "00" "3b");

std::span<const std::uint8_t> bytesOf(const QByteArray &bytes)
{
    return {reinterpret_cast<const std::uint8_t *>(bytes.constData()), std::size_t(bytes.size())};
}

} // namespace

class TestImageView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsAPictureByItsSignatureAlone()
    {
        for (const char *format : {"png", "jpeg", "bmp"})
            QCOMPARE(imageFormatOf(bytesOf(encoded(sample(2, 2), format))), format);
        QCOMPARE(imageFormatOf(bytesOf(kGif)), "gif");
        QVERIFY(!imageFormatOf(bytesOf("RIFF\x10\0\0\0WEBPVP8 "))); // a string literal ends at its first zero
        QCOMPARE(imageFormatOf(bytesOf(QByteArray("RIFF\x10\0\0\0WEBPVP8 ", 16))), "webp");
        for (const char *other : {"BMW drives and drives and drives", "<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF8", "", "{}"})
            QVERIFY2(!imageFormatOf(bytesOf(other)), other);
    }

    void readsTheFirstFrameAndItsFacts()
    {
        const std::atomic<bool> cancelled = false;
        const ReadImage png = readImage(encoded(sample(30, 20), "png"), false, cancelled);
        QVERIFY(png.problem == ReadImage::Problem::None);
        QCOMPARE(png.image.size(), QSize(30, 20));
        QVERIFY(png.image.hasAlphaChannel());
        const ReadImage gif = readImage(kGif, false, cancelled);
        QVERIFY2(gif.problem == ReadImage::Problem::None, qPrintable(imageProblemText(gif)));
        QCOMPARE(gif.frames, 2);
        const ReadImage large = readImage(encoded(sample(3'000, 10), "png"), false, cancelled);
        QCOMPARE(large.image.width(), 3'000);
        QCOMPARE(large.small.width(), kSmallSide);
    }

    void saysWhyThereIsNoPicture()
    {
        const std::atomic<bool> cancelled = false;
        const ReadImage bomb = readImage(pngOfSize(50'000, 50'000), false, cancelled);
        QVERIFY(bomb.problem == ReadImage::Problem::TooLarge);
        QVERIFY(bomb.image.isNull());
        QVERIFY(imageProblemText(bomb).contains(QStringLiteral("50,000 × 50,000")));
        const ReadImage wide = readImage(pngOfSize(70'000, 1'000), false, cancelled); // 280 MB
        QVERIFY(wide.problem == ReadImage::Problem::TooLarge);
        const QByteArray whole = encoded(sample(300, 200), "png");
        const ReadImage half = readImage(whole.first(40), false, cancelled);
        QVERIFY(half.problem == ReadImage::Problem::Damaged);
        QVERIFY(readImage(whole.first(40), true, cancelled).problem == ReadImage::Problem::Cut);
        const ReadImage webp = readImage(QByteArray("RIFF\x10\0\0\0WEBPVP8 ", 16), false, cancelled);
        QVERIFY(webp.problem == (QImageReader::supportedImageFormats().contains("webp") ? ReadImage::Problem::Damaged
                                                                                       : ReadImage::Problem::NoPlugin));
    }

    void isTheFormOfAPictureUntilTheUserWantsAnother()
    {
        PayloadView view;
        view.resize(400, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setPayload(decoded(R"({"a":1})"));
        QCOMPARE(view.shownForm(), PayloadView::Form::Tree);
        const QByteArray png = encoded(sample(600, 100), "png");
        view.setPayload(decoded(png));
        QCOMPARE(view.shownForm(), PayloadView::Form::Image);
        QTRY_COMPARE(view.image()->image().image.size(), QSize(600, 100));
        QVERIFY(view.image()->facts().contains(QStringLiteral("600 × 100")));
        QVERIFY(view.image()->problem().isEmpty());
        ImageCanvas *canvas = view.image()->canvas();
        QVERIFY(canvas->target().width() <= canvas->viewport()->width()); // the whole of it
        const QImage shown = canvas->viewport()->grab().toImage();
        const QRect target = canvas->target();
        QCOMPARE(QColor(shown.pixel(target.left() + target.width() / 4, target.center().y())), QColor(Qt::red));
        // Where it lets through stands a checkerboard.
        QVERIFY(shown.pixel(target.right() - 12, target.center().y()) != shown.pixel(target.right() - 4, target.center().y()));
        canvas->setFitting(false);
        QCOMPARE(canvas->target().width(), 600);
        view.setForm(PayloadView::Form::Hex);
        view.setPayload(decoded(png));
        QCOMPARE(view.shownForm(), PayloadView::Form::Hex);
        view.setForm(PayloadView::Form::Image);
        QCOMPARE(view.shownForm(), PayloadView::Form::Image);
        view.setPayload(decoded(R"({"a":1})"));
        QCOMPARE(view.shownForm(), PayloadView::Form::Tree);
    }
};

QTEST_MAIN(TestImageView)
#include "tst_image_view.moc"
