// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/charts/charts_toolbar.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace ui {

ChartsToolbar::ChartsToolbar(QWidget *parent)
    : QWidget(parent)
    , m_window(new QComboBox)
    , m_style(new QComboBox)
{
    const QString names[] = {tr("10 s"),   tr("30 s"), tr("1 min"),     tr("5 min"),
                             tr("15 min"), tr("1 h"),  tr("Everything")};
    for (std::size_t i = 0; i < TimeView::kWindows.size(); ++i)
        m_window->addItem(names[i], TimeView::kWindows[i]);
    m_window->setAccessibleName(tr("Time window"));
    m_window->setToolTip(tr("How much of the newest data to show"));
    m_style->addItem(tr("Line"), int(LineStyle::Line));
    m_style->addItem(tr("Steps"), int(LineStyle::Step));
    m_style->addItem(tr("Points"), int(LineStyle::Points));
    m_style->setAccessibleName(tr("Drawing style"));
    m_style->setToolTip(tr("How samples are drawn"));

    m_follow = toolButton(QStringLiteral("follow"), tr("Follow the newest data (F)"), this);
    m_follow->setCheckable(true);
    m_pause = toolButton(QStringLiteral("pause"), tr("Pause the charts; recording goes on (Space)"), this);
    m_pause->setCheckable(true);
    QToolButton *fit = toolButton(QStringLiteral("zoom-fit"), tr("Fit everything (Home)"), this);
    QToolButton *zoomIn = toolButton(QStringLiteral("zoom-in"), tr("Zoom in (+)"), this);
    QToolButton *zoomOut = toolButton(QStringLiteral("zoom-out"), tr("Zoom out (-)"), this);
    QToolButton *add =
        toolButton(QStringLiteral("plus"), tr("New chart below, with the same time axis"), this);
    QToolButton *clear = toolButton(QStringLiteral("clear"), tr("Remove all series"), this);
    QToolButton *save = toolButton(QStringLiteral("export"), tr("Save the chart"), this);

    auto *menu = new QMenu(save);
    connect(menu->addAction(icon(QStringLiteral("image")), tr("As PNG image…")), &QAction::triggered, this,
            &ChartsToolbar::pngWanted);
    connect(menu->addAction(icon(QStringLiteral("export")), tr("What is shown, as CSV…")),
            &QAction::triggered, this, &ChartsToolbar::csvWanted);
    save->setMenu(menu);
    save->setPopupMode(QToolButton::InstantPopup);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::kNormal, space::kTight, space::kNormal, space::kTight);
    layout->setSpacing(space::kTight);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_follow), static_cast<QWidget *>(m_pause), static_cast<QWidget *>(m_window),
          static_cast<QWidget *>(m_style), static_cast<QWidget *>(zoomIn), static_cast<QWidget *>(zoomOut),
          static_cast<QWidget *>(fit)})
        layout->addWidget(widget);
    layout->addStretch();
    for (QToolButton *button : {add, clear, save})
        layout->addWidget(button);
    m_needSeries = {m_follow, m_pause, fit, zoomIn, zoomOut, add, clear, save};

    connect(m_window, &QComboBox::activated, this,
            [this] { Q_EMIT windowWanted(m_window->currentData().toInt()); });
    connect(m_style, &QComboBox::activated, this,
            [this] { Q_EMIT styleWanted(LineStyle(m_style->currentData().toInt())); });
    connect(m_follow, &QToolButton::clicked, this, &ChartsToolbar::followWanted);
    connect(m_pause, &QToolButton::clicked, this, &ChartsToolbar::pauseWanted);
    connect(fit, &QToolButton::clicked, this, &ChartsToolbar::fitWanted);
    connect(zoomIn, &QToolButton::clicked, this, [this] { Q_EMIT zoomWanted(0.5); });
    connect(zoomOut, &QToolButton::clicked, this, [this] { Q_EMIT zoomWanted(2); });
    connect(add, &QToolButton::clicked, this, &ChartsToolbar::newChartWanted);
    connect(clear, &QToolButton::clicked, this, &ChartsToolbar::clearWanted);
    setHasSeries(false);
}

void ChartsToolbar::showView(const TimeView &view)
{
    m_window->setCurrentIndex(m_window->findData(view.windowSeconds));
    m_follow->setChecked(view.follows);
    m_pause->setChecked(view.paused);
}

void ChartsToolbar::showStyle(LineStyle style) { m_style->setCurrentIndex(m_style->findData(int(style))); }

void ChartsToolbar::setHasSeries(bool any)
{
    for (QToolButton *button : std::as_const(m_needSeries))
        button->setEnabled(any);
}

} // namespace ui
