// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/log/log_panel.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/plain_label.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace ui {

LogPanel::LogPanel(explorer::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_narrator(workspace)
    , m_filtered(new QSortFilterProxyModel(this))
    , m_filter(new QLineEdit)
    , m_view(new QTableView)
    , m_empty(new EmptyState)
    , m_pages(new QStackedWidget)
    , m_discarded(new ElidedLabel)
{
    m_filtered->setSourceModel(&m_model);
    m_filtered->setFilterRole(LogModel::WholeLineRole);
    m_filtered->setFilterKeyColumn(LogModel::Text);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);

    makeView();
    makeActions();
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_view);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeTools());
    layout->addWidget(m_pages, 1);

    connect(&m_narrator, &ConnectionNarrator::told, this, &LogPanel::append);
    connect(m_filter, &QLineEdit::textChanged, this, &LogPanel::applyFilter);
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, &LogPanel::scrolled);
    showState();
}

void LogPanel::makeView()
{
    m_view->setModel(m_filtered);
    m_view->setAccessibleName(tr("Log"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setAlternatingRowColors(true);
    m_view->setTabKeyNavigation(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);

    QHeaderView *header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setStretchLastSection(true);
    const int digit = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    header->resizeSection(LogModel::Time, digit * 14);
    header->resizeSection(LogModel::Level, digit * 12);
    header->resizeSection(LogModel::Connection, digit * 13);
}

void LogPanel::makeActions()
{
    m_copy = new QAction(icon(QStringLiteral("copy")), tr("Copy the selected lines"), this);
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_copy, &QAction::triggered, this, &LogPanel::copySelected);

    m_clear = new QAction(icon(QStringLiteral("clear")), tr("Clear the log"), this);
    connect(m_clear, &QAction::triggered, this, [this] {
        m_model.clear();
        showState();
    });

    m_follow = new QAction(icon(QStringLiteral("follow")), tr("Follow the newest line"), this);
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    connect(m_follow, &QAction::toggled, this, [this](bool on) {
        if (on)
            m_view->scrollToBottom();
    });

    m_view->addActions({m_copy, m_clear, m_follow});
}

QWidget *LogPanel::makeTools()
{
    m_filter->setPlaceholderText(tr("Filter the log"));
    m_filter->setAccessibleName(tr("Filter the log"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(320);
    m_discarded->setForegroundRole(QPalette::PlaceholderText);

    auto *tools = new QWidget;
    auto *layout = new QHBoxLayout(tools);
    layout->setContentsMargins(space::kNormal, space::kTight, space::kNormal, space::kTight);
    layout->setSpacing(space::kTight);
    layout->addWidget(m_filter, 2);
    layout->addWidget(m_discarded, 1);
    layout->addStretch(1);
    for (QAction *action : {m_copy, m_clear, m_follow})
        layout->addWidget(toolButton(action));
    return tools;
}

void LogPanel::addLine(LogLevel level, const QString &text)
{
    append({QDateTime::currentDateTime(), level, QString(), text});
}

void LogPanel::append(const LogLine &line)
{
    const bool follow = m_follow->isChecked();
    m_model.append(line);
    showState();
    if (follow)
        m_view->scrollToBottom();
}

void LogPanel::copySelected()
{
    QModelIndexList rows = m_view->selectionModel()->selectedRows(LogModel::Text);
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex &row : rows)
        lines.append(row.data(LogModel::WholeLineRole).toString());
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void LogPanel::applyFilter()
{
    m_filtered->setFilterFixedString(m_filter->text());
    showState();
}

void LogPanel::showState()
{
    const bool filteredAway = m_model.rowCount() > 0;
    if (filteredAway)
        m_empty->setContent(QStringLiteral("filter"), tr("No line matches the filter"),
                            tr("Clear it to see the log again."));
    else
        m_empty->setContent(QStringLiteral("log"), tr("Nothing has happened yet"),
                            tr("Connections, subscriptions and what brokers refuse are told here."));
    m_pages->setCurrentIndex(m_filtered->rowCount() > 0 ? 1 : 0);
    m_discarded->setText(m_model.discarded() > 0
                             ? tr("%Ln older line(s) discarded", nullptr, int(m_model.discarded()))
                             : QString());
}

void LogPanel::scrolled(int value)
{
    // Scrolling up is a wish to read: new lines must not pull the text away.
    const QScrollBar *bar = m_view->verticalScrollBar();
    if (bar->isSliderDown() || m_view->underMouse())
        m_follow->setChecked(value >= bar->maximum());
}

} // namespace ui
