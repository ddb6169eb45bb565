// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/plain_label.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new PlainLabel)
    , m_title(new PlainLabel)
    , m_hint(new PlainLabel)
    , m_button(new QPushButton)
{
    m_icon->setAlignment(Qt::AlignCenter);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setFont(scaledFont(1, QFont::DemiBold));
    m_title->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_button->hide();
    connect(m_button, &QPushButton::clicked, this, &EmptyState::buttonClicked);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kWide, space::kMargin, space::kWide, space::kMargin);
    layout->setSpacing(space::kTight);
    layout->addStretch();
    layout->addWidget(m_icon);
    layout->addSpacing(space::kTight);
    layout->addWidget(m_title);
    layout->addWidget(m_hint);
    layout->addSpacing(space::kNormal);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch();
}

EmptyState::EmptyState(const QString &iconName, const QString &title, const QString &hint, QWidget *parent)
    : EmptyState(parent)
{
    setContent(iconName, title, hint);
}

void EmptyState::setContent(const QString &iconName, const QString &title, const QString &hint)
{
    m_iconName = iconName;
    m_title->setText(title);
    m_hint->setText(hint);
    showIcon();
}

void EmptyState::setButton(const QString &text)
{
    m_button->setText(text);
    m_button->setVisible(!text.isEmpty());
}

void EmptyState::showIcon()
{
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(icon(m_iconName, palette().color(QPalette::PlaceholderText))
                              .pixmap(QSize(36, 36), devicePixelRatioF()));
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showIcon();
    QWidget::changeEvent(event);
}

} // namespace ui
