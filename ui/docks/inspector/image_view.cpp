// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/image_view.h"

#include "ui/docks/inspector/image_canvas.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/field_note.h"
#include "ui/widgets/plain_label.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

namespace ui {

ImageView::ImageView(QWidget *parent)
    : QWidget(parent)
    , m_facts(new PlainLabel)
    , m_fit(new QToolButton)
    , m_natural(new QToolButton)
    , m_problem(new FieldNote)
    , m_canvas(new ImageCanvas)
{
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_facts->setAccessibleName(tr("Facts of the image"));
    auto *zoom = new QButtonGroup(this);
    const auto make = [&](QToolButton *button, const QString &text, const QString &tip) {
        button->setText(text);
        button->setToolTip(plainTip(tip));
        button->setAccessibleName(tip);
        button->setCheckable(true);
        button->setAutoRaise(true);
        zoom->addButton(button);
    };
    make(m_fit, tr("Fit"), tr("The whole image"));
    make(m_natural, tr("100 %"), tr("Pixel for pixel"));
    m_fit->setChecked(true);
    connect(m_fit, &QToolButton::toggled, m_canvas, &ImageCanvas::setFitting);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space::kNormal, 0, space::kNormal, space::kTight);
    bar->setSpacing(space::kTight);
    bar->addWidget(m_facts, 1);
    bar->addWidget(m_fit);
    bar->addWidget(m_natural);
    auto *note = new QHBoxLayout;
    note->setContentsMargins(space::kNormal, 0, space::kNormal, 0);
    note->addWidget(m_problem);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addLayout(note);
    layout->addWidget(m_canvas, 1);
    setFocusProxy(m_canvas);
}

QString ImageView::facts() const { return m_facts->text(); }

QString ImageView::problem() const { return m_problem->text(); }

void ImageView::setPayload(const DecodedPayloadPtr &payload)
{
    if (payload->inner == m_bytes)
        return;
    m_bytes = payload->inner;
    m_job.run(
        [this, bytes = m_bytes, isCut = payload->cut.has_value()](const std::atomic<bool> &cancelled) -> LatestJob::Apply {
            auto image = std::make_shared<ReadImage>(readImage(bytes, isCut, cancelled));
            if (cancelled)
                return {};
            return [this, image] { showImage(std::move(*image)); };
        },
        false);
    if (m_image.image.isNull())
        m_facts->setText(tr("reading…"));
}

void ImageView::showImage(ReadImage image)
{
    m_image = std::move(image);
    QString facts = imageFormatName(m_image.format);
    const QLocale locale;
    if (m_image.size.isValid())
        facts += QStringLiteral(" · ") + tr("%1 × %2 pixels")
                                             .arg(locale.toString(m_image.size.width()), locale.toString(m_image.size.height()));
    if (m_image.frames > 1)
        facts += QStringLiteral(" · ") + tr("the first of %Ln frame(s)", nullptr, m_image.frames);
    m_facts->setText(facts);
    m_problem->say(FieldNote::Level::Warning, imageProblemText(m_image));
    m_canvas->setImage(m_image.image, m_image.small);
    m_canvas->setAccessibleDescription(facts);
}

} // namespace ui
