// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>

#include <atomic>
#include <cstdint>
#include <span>

namespace ui {

/// "png", "jpeg", "gif", "webp" or "bmp" by the signature; nullptr for anything else. Constant cost; any thread.
const char *imageFormatOf(std::span<const std::uint8_t> bytes);
QString imageFormatName(const QByteArray &format); ///< "PNG" …

/// A picture from the network, or why it is not shown.
struct ReadImage
{
    enum class Problem : std::uint8_t
    {
        None,
        NoPlugin,  ///< Qt has none for the format here
        Damaged,   ///< header or data; `image` may hold what could be read
        TooLarge,  ///< more than kMostPixels or kMostBytes: not decoded
        Cut        ///< only the beginning is here
    };
    Problem problem = Problem::None;
    QByteArray format;
    QSize size;      ///< as the header says; not valid when it says nothing
    int frames = 1;  ///< of an animation
    QImage image;    ///< the first frame; null when there is none
    QImage small;    ///< the same, at most kSmallSide on a side, for a view that shows the whole
};

constexpr qint64 kMostPixels = 100'000'000;
constexpr qint64 kMostBytes = 256ll << 20; ///< at four bytes a pixel
constexpr int kSmallSide = 2'048;

/// The header is read first and alone; what it says to be too large is never decoded. The format is that of the
/// signature: nothing else is tried.
///
/// Cost      linear in the pixels. Thread: any.
ReadImage readImage(const QByteArray &bytes, bool isCut, const std::atomic<bool> &cancelled);
/// One sentence; empty when there is no problem.
QString imageProblemText(const ReadImage &image);

} // namespace ui
