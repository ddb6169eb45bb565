// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/history_view.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/plain_label.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

namespace ui {

using explorer::MessageListModel;
using explorer::Sequence;

HistoryView::HistoryView(QWidget *parent)
    : QWidget(parent)
    , m_model(new MessageListModel(this))
    , m_count(new PlainLabel)
    , m_follow(toolButton(QStringLiteral("follow"), tr("Follow the newest message (Ctrl+End)")))
    , m_list(new QTreeView)
{
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setAccessibleName(tr("Messages of the topic, newest first"));
    QHeaderView *header = m_list->header();
    header->setStretchLastSection(true);
    const QFontMetrics metrics(m_list->font());
    header->resizeSection(MessageListModel::Time,
                          metrics.horizontalAdvance(QStringLiteral("00:00:00.000")) + 24);
    header->resizeSection(MessageListModel::Delta,
                          metrics.horizontalAdvance(QStringLiteral("+00 min 00 s")) + 16);
    header->resizeSection(MessageListModel::Qos, metrics.horizontalAdvance(QStringLiteral("QoS")) + 20);
    header->resizeSection(MessageListModel::Flags, metrics.horizontalAdvance(tr("retained")) + 20);
    header->resizeSection(MessageListModel::Size, metrics.horizontalAdvance(QStringLiteral("0.00 MiB")) + 20);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space::kMargin, space::kTight, space::kNormal, space::kTight);
    bar->addWidget(m_count, 1);
    bar->addWidget(m_follow);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_list, 1);

    connect(m_follow, &QToolButton::clicked, this, [this](bool follows) {
        if (follows)
            Q_EMIT followRequested();
        else if (m_model->rowCount() > 0)
            Q_EMIT fixRequested(m_model->sequenceAt(0));
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now) {
                if (!m_isShowing && now.isValid())
                    Q_EMIT fixRequested(m_model->sequenceAt(now.row()));
            });
}

void HistoryView::setTopic(const explorer::MessageStore *store, explorer::TopicId topic)
{
    const QScopedValueRollback showing(m_isShowing, true);
    m_store = topic == explorer::kNoTopic ? nullptr : store;
    m_topic = topic;
    m_model->setTopic(store, topic);
    showCount();
}

void HistoryView::refresh()
{
    const QScopedValueRollback showing(m_isShowing, true);
    const int rows = m_model->rowCount();
    const int place = m_list->verticalScrollBar()->value();
    m_model->refresh();
    if (m_follow->isChecked())
        m_list->scrollToTop();
    else if (m_model->rowCount() > rows) // new rows come above: what is being read stays where it is
        m_list->verticalScrollBar()->setValue(place + m_model->rowCount() - rows);
    showCount();
}

void HistoryView::setPaused(bool paused)
{
    const QScopedValueRollback showing(m_isShowing, true);
    m_model->setPaused(paused);
    showCount();
}

QString HistoryView::countText() const { return m_count->text(); }

void HistoryView::showFixed(Sequence sequence)
{
    const QScopedValueRollback showing(m_isShowing, true);
    m_fixed = sequence;
    m_follow->setChecked(sequence == explorer::kNoSequence);
    const int row = sequence == explorer::kNoSequence ? -1 : m_model->rowOf(sequence);
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row, 0));
    else
        m_list->selectionModel()->clear();
    showCount();
}

void HistoryView::showCount()
{
    if (!m_store) {
        m_count->setText(tr("No messages"));
        return;
    }
    const std::uint64_t received = m_store->received(m_topic);
    const std::uint64_t evicted = m_store->evicted(m_topic);
    const QLocale locale;
    QString text =
        evicted == 0 ? tr("%1 received, all in memory").arg(locale.toString(qulonglong(received)))
                     : tr("%1 received, %2 evicted from memory")
                           .arg(locale.toString(qulonglong(received)), locale.toString(qulonglong(evicted)));
    // How far what is looked at lies behind: above the fixed message, or behind the pause.
    const int above = m_fixed == explorer::kNoSequence ? 0 : std::max(0, m_model->rowOf(m_fixed));
    const int newer = above + int(m_model->newerCount());
    if (newer > 0)
        text = tr("%1 · %2").arg(tr("%Ln newer", nullptr, newer), text);
    m_count->setText(text);
}

} // namespace ui
