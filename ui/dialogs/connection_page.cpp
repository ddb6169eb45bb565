// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connection_page.h"

#include "ui/dialogs/form_rows.h"

namespace ui {

ConnectionPage::ConnectionPage(QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    setWidget(content);
    // The pane behind shows through: pages look alike whether they scroll or not.
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
}

QFormLayout *ConnectionPage::makeForm() { return ui::makeForm(content()); }

void ConnectionPage::setVerdict(bool valid, const QString &complaint)
{
    m_valid = valid;
    m_complaint = valid ? QString() : complaint;
}

} // namespace ui
