// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/inspector/decoded_payload.h"
#include "ui/docks/inspector/image_reading.h"
#include "ui/docks/inspector/latest_job.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace ui {

class FieldNote;
class ImageCanvas;

/// A payload that is a picture, with its size, and the reason where it cannot be shown. Read on the thread pool; the
/// picture before stays until the next one is there.
/// Thread    the GUI's.
class ImageView : public QWidget
{
    Q_OBJECT

public:
    explicit ImageView(QWidget *parent = nullptr);

    static bool takes(const DecodedPayload &payload) { return imageFormatOf(payload.innerBytes()) != nullptr; }
    /// One that it takes.
    void setPayload(const DecodedPayloadPtr &payload);
    const ReadImage &image() const { return m_image; }
    ImageCanvas *canvas() const { return m_canvas; }
    QString facts() const;
    QString problem() const;
    bool isReading() const { return m_job.isRunning(); }

private:
    void showImage(ReadImage image);

    QByteArray m_bytes;
    ReadImage m_image;
    QLabel *m_facts;
    QToolButton *m_fit;
    QToolButton *m_natural;
    FieldNote *m_problem;
    ImageCanvas *m_canvas;
    LatestJob m_job;
};

} // namespace ui
