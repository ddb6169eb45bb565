// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/field_note.h"

#include "ui/theme/colors.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/plain_label.h"

#include <QEvent>
#include <QHBoxLayout>

namespace ui {

FieldNote::FieldNote(QWidget *parent)
    : QWidget(parent)
    , m_icon(new PlainLabel)
    , m_text(new PlainLabel)
{
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kTight);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    hide();
}

void FieldNote::say(Level level, const QString &text)
{
    if (m_level == level && m_text->text() == text)
        return;
    m_level = level;
    m_text->setText(text);
    setAccessibleName(text);
    restyle();
    setVisible(!text.isEmpty());
}

QString FieldNote::text() const { return m_text->text(); }

void FieldNote::restyle()
{
    const Colors colors = colorsFor(palette());
    struct Look
    {
        const char *icon;
        QColor color;
    };
    const Look looks[] = {
        {"info", colors.muted}, {"ok", colors.good}, {"warning", colors.warning}, {"error", colors.error}};
    const Look &look = looks[int(m_level)];
    m_icon->setPixmap(icon(QLatin1String(look.icon), look.color).pixmap(QSize(15, 15), devicePixelRatioF()));
    m_restyling = true;
    QPalette own = m_text->palette();
    own.setColor(QPalette::WindowText, look.color);
    m_text->setPalette(own);
    m_restyling = false;
}

void FieldNote::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_restyling)
        restyle();
    QWidget::changeEvent(event);
}

} // namespace ui
