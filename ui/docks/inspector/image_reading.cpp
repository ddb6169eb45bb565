// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/image_reading.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>
#include <QLocale>

#include <algorithm>
#include <string_view>

namespace ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::ImageReading)
};

bool startsWith(std::span<const std::uint8_t> bytes, std::string_view signature, std::size_t at = 0)
{
    return bytes.size() >= at + signature.size() &&
           std::equal(signature.begin(), signature.end(), bytes.begin() + std::ptrdiff_t(at),
                      [](char a, std::uint8_t b) { return std::uint8_t(a) == b; });
}

/// "BM" begins many a text: the header that follows must have one of the sizes there are.
bool isBmp(std::span<const std::uint8_t> bytes)
{
    if (bytes.size() < 26 || !startsWith(bytes, "BM") || bytes[15] != 0 || bytes[16] != 0 || bytes[17] != 0)
        return false;
    constexpr std::uint8_t kHeaderSizes[] = {12, 40, 52, 56, 64, 108, 124};
    return std::ranges::find(kHeaderSizes, bytes[14]) != std::end(kHeaderSizes);
}

void limitAllocations()
{
    static const bool limited = [] {
        QImageReader::setAllocationLimit(int(kMostBytes >> 20));
        return true;
    }();
    Q_UNUSED(limited)
}

} // namespace

const char *imageFormatOf(std::span<const std::uint8_t> bytes)
{
    if (startsWith(bytes, "\x89PNG\r\n\x1A\n"))
        return "png";
    if (startsWith(bytes, "\xFF\xD8\xFF"))
        return "jpeg";
    if (startsWith(bytes, "GIF87a") || startsWith(bytes, "GIF89a"))
        return "gif";
    if (startsWith(bytes, "RIFF") && startsWith(bytes, "WEBP", 8))
        return "webp";
    return isBmp(bytes) ? "bmp" : nullptr;
}

QString imageFormatName(const QByteArray &format)
{
    return format == "webp" ? QStringLiteral("WebP") : QString::fromLatin1(format.toUpper());
}

ReadImage readImage(const QByteArray &bytes, bool isCut, const std::atomic<bool> &cancelled)
{
    using Problem = ReadImage::Problem;
    limitAllocations();
    ReadImage result;
    result.format = imageFormatOf({reinterpret_cast<const std::uint8_t *>(bytes.constData()), std::size_t(bytes.size())});
    if (!QImageReader::supportedImageFormats().contains(result.format)) {
        result.problem = Problem::NoPlugin;
        return result;
    }
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, result.format);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    result.size = reader.size();
    const qint64 pixels = qint64(result.size.width()) * result.size.height();
    if (!result.size.isValid() || pixels <= 0) {
        result.problem = isCut ? Problem::Cut : Problem::Damaged;
        return result;
    }
    if (pixels > kMostPixels || pixels * 4 > kMostBytes) {
        result.problem = Problem::TooLarge;
        return result;
    }
    if (reader.supportsAnimation())
        result.frames = reader.imageCount();
    if (cancelled)
        return result;
    if (!reader.read(&result.image) || isCut)
        result.problem = isCut ? Problem::Cut : Problem::Damaged;
    if (cancelled || result.image.isNull())
        return result;
    const QSize box(kSmallSide, kSmallSide);
    result.small = result.image.width() <= box.width() && result.image.height() <= box.height()
                       ? result.image
                       : result.image.scaled(box, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return result;
}

QString imageProblemText(const ReadImage &image)
{
    using Problem = ReadImage::Problem;
    const QString format = imageFormatName(image.format);
    switch (image.problem) {
    case Problem::None:
        return {};
    case Problem::NoPlugin:
        return image.format == "webp"
                   ? Words::tr("%1 images cannot be shown here: Qt's plugin for them is not installed "
                               "(qt6-image-formats-plugins)")
                         .arg(format)
                   : Words::tr("%1 images cannot be shown here: Qt's plugin for them is not installed").arg(format);
    case Problem::Damaged:
        return image.image.isNull() ? Words::tr("The %1 image is damaged: its data cannot be read").arg(format)
                                    : Words::tr("The %1 image is damaged: this is what could be read").arg(format);
    case Problem::TooLarge:
        return Words::tr("Not shown: the image says that it is %1 × %2 pixels, which is more than this program decodes")
            .arg(QLocale().toString(image.size.width()), QLocale().toString(image.size.height()));
    case Problem::Cut:
        return Words::tr("Only the beginning of the image was kept");
    }
    return {};
}

} // namespace ui
