// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/theme/colors.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/plain_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_icon(new PlainLabel)
    , m_title(new PlainLabel)
    , m_text(new PlainLabel)
    , m_buttons(new QHBoxLayout)
{
    m_title->setFont(scaledFont(0, QFont::DemiBold));
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    for (QLabel *label : {m_title, m_text})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_text);

    QToolButton *close = toolButton(QStringLiteral("close"), tr("Dismiss this notice"));
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });

    m_buttons->setSpacing(space::kNormal);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::kMargin, space::kNormal, space::kNormal, space::kNormal);
    layout->setSpacing(space::kNormal);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    layout->addLayout(m_buttons);
    layout->addWidget(close, 0, Qt::AlignVCenter);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void Banner::setContent(Level level, const QString &title, const QString &text)
{
    m_level = level;
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    showIcon();
    update();
}

QString Banner::title() const { return m_title->text(); }

QString Banner::text() const { return m_text->text(); }

QPushButton *Banner::addButton(const QString &text)
{
    auto *button = new QPushButton(text);
    button->setAutoDefault(false);
    m_buttons->addWidget(button, 0, Qt::AlignVCenter);
    return button;
}

QColor Banner::color() const
{
    const Colors colors = colorsFor(palette());
    switch (m_level) {
    case Level::Information:
        break;
    case Level::Warning:
        return colors.warning;
    case Level::Error:
        return colors.error;
    }
    return colors.accent;
}

void Banner::showIcon()
{
    static const char *const kNames[] = {"info", "warning", "error"};
    m_icon->setPixmap(
        icon(QLatin1String(kNames[int(m_level)]), color()).pixmap(QSize(20, 20), devicePixelRatioF()));
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor fill = color();
    painter.fillRect(rect(), palette().color(QPalette::Base));
    fill.setAlphaF(0.12f);
    painter.fillRect(rect(), fill);
    painter.fillRect(QRect(0, 0, 4, height()), color());
    painter.fillRect(QRect(0, height() - 1, width(), 1), palette().color(QPalette::Mid));
}

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showIcon();
    QFrame::changeEvent(event);
}

} // namespace ui
