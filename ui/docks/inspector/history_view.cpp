// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/history_view.h"

#include "model/filter/message_filter.h"
#include "model/history/message_text.h"
#include "model/history/time_target.h"
#include "model/topics/subtree_topics.h"
#include "ui/docks/inspector/history_bar.h"
#include "ui/docks/inspector/history_export.h"
#include "ui/docks/inspector/message_rows_view.h"
#include "ui/docks/inspector/pin_strip.h"
#include "ui/theme/metrics.h"

#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace ui {

using explorer::MessageListModel;
using explorer::PinnedMessages;
using explorer::Sequence;

namespace {

QString grouped(std::uint64_t number) { return QLocale().toString(qulonglong(number)); }

} // namespace

HistoryView::HistoryView(explorer::Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_model(new MessageListModel(this))
    , m_clock(
          [this](auto deadline) {
              const QScopedValueRollback showing(m_isShowing, true);
              return isVisible() && m_model->advance(deadline);
          },
          [this] { showRows(); })
    , m_bar(new HistoryBar)
    , m_pins(new PinStrip(selection.pinned()))
    , m_list(new MessageRowsView)
    , m_export(new HistoryExport(this))
{
    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("Messages of the topic, newest first"));
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    QHeaderView *header = m_list->header();
    const QFontMetrics metrics(m_list->font());
    const auto makeWide = [&](int column, const QString &text) {
        header->resizeSection(column, metrics.horizontalAdvance(text) + 2 * space::kNormal);
    };
    makeWide(MessageListModel::Time, QStringLiteral("00:00:00.000"));
    makeWide(MessageListModel::Topic, QString(20, u'x'));
    makeWide(MessageListModel::Delta, QStringLiteral("+00 min 00 s"));
    makeWide(MessageListModel::Value, QStringLiteral("-0000.000"));
    makeWide(MessageListModel::ValueDelta, QStringLiteral("-0000.000"));
    makeWide(MessageListModel::Qos, QStringLiteral("QoS"));
    makeWide(MessageListModel::Flags, tr("retained"));
    makeWide(MessageListModel::Size, QStringLiteral("0.00 MiB"));
    showColumns();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_pins);
    layout->addWidget(m_list, 1);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        if (!m_isShowing && now.isValid())
            Q_EMIT fixRequested(m_model->sequenceAt(now.row()));
    });
    connect(m_pins, &PinStrip::chosen, this, &HistoryView::showPin);
    connect(m_export, &HistoryExport::told, m_bar, &HistoryBar::say);
    connectBar();
    makeActions();
}

HistoryView::~HistoryView() = default;

void HistoryView::connectBar()
{
    connect(m_bar, &HistoryBar::withBelowChanged, this, &HistoryView::restart);
    connect(m_bar, &HistoryBar::filterChanged, this, &HistoryView::setFilter);
    connect(m_bar, &HistoryBar::valuePathChanged, this, [this](const explorer::ValuePath &path) {
        m_model->setValuePath(path);
        showColumns();
    });
    connect(m_bar, &HistoryBar::timeEntered, this, &HistoryView::goToTime);
    connect(m_bar, &HistoryBar::pinRequested, this, &HistoryView::pinCurrent);
    connect(m_bar, &HistoryBar::left, this, [this] { m_list->setFocus(Qt::OtherFocusReason); });
    connect(m_bar, &HistoryBar::followClicked, this, [this](bool follows) {
        if (follows) {
            Q_EMIT followRequested();
            m_list->scrollToTop();
        } else if (m_model->rowCount() > 0) {
            Q_EMIT fixRequested(m_model->sequenceAt(0));
        }
    });
}

void HistoryView::makeActions()
{
    const auto add = [this](const QString &text, const QKeySequence &key, auto run) {
        auto *action = new QAction(text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, run);
        m_list->addAction(action);
        return action;
    };
    add(tr("&Pin"), Qt::CTRL | Qt::Key_B, &HistoryView::pinCurrent);
    using Format = explorer::MessageWriter::Format;
    const auto source = [this](bool orAll) {
        return HistoryExport::Source{m_session, chosen(orAll)};
    };
    QMenu *menu = m_bar->rowsMenu();
    menu->addAction(add(tr("&Copy as text"), QKeySequence::Copy, [=, this] { m_export->copy(source(false), Format::Text); }));
    menu->addAction(add(tr("Copy as &JSON lines"), {}, [=, this] { m_export->copy(source(false), Format::JsonLines); }));
    menu->addAction(add(tr("Copy as CS&V"), {}, [=, this] { m_export->copy(source(false), Format::Csv); }));
    menu->addAction(add(tr("&Save the selected, or all that are shown…"), QKeySequence::Save,
                        [=, this] { m_export->askAndSave(source(true)); }));
}

void HistoryView::setNode(explorer::ExplorerSession *session, explorer::NodeId node)
{
    m_session = session;
    m_node = session ? node : explorer::kNoNode;
    m_topic = session ? session->tree().topicOf(node) : explorer::kNoTopic;
    restart();
}

void HistoryView::restart()
{
    {
        const QScopedValueRollback showing(m_isShowing, true);
        m_pendingTimeNs.reset();
        setFilter(m_bar->filter());
        if (m_session && m_bar->isWithBelow())
            m_model->setScope(m_session->store(), std::make_unique<explorer::SubtreeTopics>(m_session->tree(), m_node));
        else
            m_model->setTopic(m_session ? &m_session->store() : nullptr, m_topic);
        showColumns();
    }
    m_clock.wake();
    showRows();
}

void HistoryView::setFilter(const explorer::FilterExpression &filter)
{
    const QScopedValueRollback showing(m_isShowing, true);
    m_filter.reset();
    if (!filter.isEmpty()) {
        m_filter = std::make_shared<explorer::MessageFilter>(filter, [session = m_session](explorer::TopicId topic) {
            return session ? session->tree().fullName(session->tree().nodeOf(topic)) : std::string();
        });
    }
    m_model->setTest(m_filter ? [filter = m_filter](const explorer::MessageView &message) { return filter->holds(message); }
                              : MessageListModel::Test());
    m_clock.wake();
    showRows();
}

void HistoryView::showColumns()
{
    QHeaderView *header = m_list->header();
    const bool hasPath = !m_bar->valueField()->text().trimmed().isEmpty();
    header->setSectionHidden(MessageListModel::Topic, !m_model->scope());
    header->setSectionHidden(MessageListModel::Value, !hasPath);
}

void HistoryView::refresh()
{
    {
        const QScopedValueRollback showing(m_isShowing, true);
        if (m_model->advance(std::chrono::steady_clock::now() + explorer::FrameClock::kSlice))
            m_clock.wake();
    }
    showRows();
}

void HistoryView::setPaused(bool paused)
{
    {
        const QScopedValueRollback showing(m_isShowing, true);
        m_model->setPaused(paused);
    }
    m_clock.wake();
    showRows();
}

QString HistoryView::countText() const { return m_bar->countText(); }

void HistoryView::showFixed(Sequence sequence)
{
    if (sequence == explorer::kNoSequence && m_fixed != explorer::kNoSequence)
        m_list->scrollToTop();
    m_fixed = sequence;
    m_bar->setFollows(sequence == explorer::kNoSequence);
    if (sequence == explorer::kNoSequence) {
        const QScopedValueRollback showing(m_isShowing, true);
        m_list->selectionModel()->clear();
    }
    showRows();
}

void HistoryView::showRows()
{
    const QScopedValueRollback showing(m_isShowing, true);
    // The row of the fixed message may be found only now, and a list made anew has none.
    const int row = m_fixed == explorer::kNoSequence ? -1 : m_model->rowOf(m_fixed);
    if (row >= 0 && m_list->currentIndex().row() != row) {
        const QModelIndex index = m_model->index(row, 0);
        const bool wasVisible = m_list->viewport()->rect().intersects(m_list->visualRect(index));
        m_list->setCurrentIndex(index);
        if (!wasVisible)
            m_list->scrollTo(index, QAbstractItemView::PositionAtCenter);
    }
    if (m_pendingTimeNs && goToPendingTime())
        m_pendingTimeNs.reset();
    showCount();
}

void HistoryView::goToTime(const QString &text)
{
    if (m_model->rowCount() == 0)
        return m_bar->say(tr("There are no messages to go to."), true);
    const std::int64_t newestNs = m_model->index(0, 0).data(MessageListModel::WallNsRole).toLongLong();
    const auto now = std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch());
    m_pendingTimeNs = explorer::timeTarget(text, now.count(), newestNs);
    if (!m_pendingTimeNs)
        return m_bar->say(tr("This is no time. Examples: 14:03:22, -5 min, 2026-11-25 14:03"), true);
    m_bar->say(tr("Looking for this time…"), false);
    showRows();
}

/// True when it is done with.
bool HistoryView::goToPendingTime()
{
    const int oldest = m_model->rowCount() - 1;
    if (oldest < 0)
        return m_model->progress().isDone();
    const std::int64_t oldestNs = m_model->index(oldest, 0).data(MessageListModel::WallNsRole).toLongLong();
    if (oldestNs > *m_pendingTimeNs && !m_model->progress().isDone())
        return false;
    const int row = m_model->rowAtTime(*m_pendingTimeNs);
    m_bar->say(oldestNs > *m_pendingTimeNs ? tr("The oldest message that is shown came at %1.").arg(explorer::timeOfDayText(oldestNs))
                                           : QString(),
               false);
    m_list->scrollTo(m_model->index(row, 0), QAbstractItemView::PositionAtCenter);
    m_pendingTimeNs.reset(); // the wish below comes back here
    Q_EMIT fixRequested(m_model->sequenceAt(row));
    return true;
}

void HistoryView::pinCurrent()
{
    const Sequence sequence = m_fixed != explorer::kNoSequence ? m_fixed : m_selection.message();
    const explorer::MessageView message = m_session ? m_session->store().at(sequence) : explorer::MessageView();
    if (!message)
        return m_bar->say(tr("There is no message to pin."), true);
    const auto &tree = m_session->tree();
    switch (m_selection.pinned().pin(m_session, tree.fullName(tree.nodeOf(message.record->topic)), message)) {
    case PinnedMessages::Answer::Pinned:
        return m_bar->say({}, false);
    case PinnedMessages::Answer::Already:
        return m_bar->say(tr("This message is pinned already."), false);
    case PinnedMessages::Answer::TooMany:
        return m_bar->say(tr("At most %Ln message(s) can be pinned: let one go first.", nullptr, int(PinnedMessages::kMost)), true);
    case PinnedMessages::Answer::TooLarge:
        return m_bar->say(tr("Pinned messages may take %1 together: let one go first.").arg(explorer::sizeText(PinnedMessages::kMostBytes)),
                          true);
    }
}

void HistoryView::showPin(std::size_t index)
{
    const PinnedMessages::Pin &pin = m_selection.pinned().pins()[index];
    if (!pin.session)
        return;
    const Sequence sequence = pin.message.sequence();
    const explorer::NodeId node = pin.session->tree().find(pin.topic);
    if (pin.session != m_session || (node != m_node && !m_model->scope()))
        m_selection.reveal(pin.session, node);
    m_selection.fixMessage(sequence);
}

std::vector<Sequence> HistoryView::chosen(bool orAll) const
{
    std::vector<std::pair<int, int>> runs;
    int count = 0;
    for (const QItemSelectionRange &range : m_list->selectionModel()->selection()) {
        runs.emplace_back(range.top(), range.bottom());
        count += range.height();
    }
    if (orAll && count < 2)
        runs = {{0, m_model->rowCount() - 1}};
    std::ranges::sort(runs);
    std::vector<Sequence> sequences;
    for (const auto &[first, last] : runs) {
        for (int row = first; row <= last; ++row)
            sequences.push_back(m_model->sequenceAt(row));
    }
    return sequences;
}

QString HistoryView::countOfAll() const
{
    const MessageListModel::Progress progress = m_model->progress();
    if (m_model->scope()) {
        if (!progress.reachedOldest)
            return tr("%1 received, %2 found in memory so far…").arg(grouped(progress.received), grouped(progress.inMemory));
        return progress.evicted() == 0
                   ? tr("%1 received below, all in memory").arg(grouped(progress.received))
                   : tr("%1 received below, %2 evicted from memory").arg(grouped(progress.received), grouped(progress.evicted()));
    }
    const std::uint64_t received = m_session->store().received(m_topic);
    const std::uint64_t evicted = m_session->store().evicted(m_topic);
    return evicted == 0 ? tr("%1 received, all in memory").arg(grouped(received))
                        : tr("%1 received, %2 evicted from memory").arg(grouped(received), grouped(evicted));
}

QString HistoryView::countOfMatches() const
{
    const MessageListModel::Progress progress = m_model->progress();
    const QString matches = tr("%1 of %Ln message(s) match", nullptr, int(progress.tested)).arg(grouped(std::uint64_t(m_model->rowCount())));
    QString text = progress.isDone() ? matches
                                     : tr("Searching… %1 so far, %2 to go").arg(matches, grouped(progress.inMemory - progress.tested));
    if (m_filter->hasGivenUp())
        text += QStringLiteral(" · ") + tr("the expression takes too long on some payloads; those are not shown");
    if (m_filter->isCut())
        text += QStringLiteral(" · ") + tr("of very long payloads only the first part is searched");
    return text;
}

void HistoryView::showCount()
{
    if (!m_session) {
        m_bar->setCountText(tr("No messages"));
        return;
    }
    QString text = m_filter ? tr("%1 · %2").arg(countOfMatches(), countOfAll()) : countOfAll();
    // How far what is looked at lies behind: above the fixed message, or behind the pause.
    const int above = m_fixed == explorer::kNoSequence ? 0 : std::max(0, m_model->rowOf(m_fixed));
    const int newer = above + int(m_model->newerCount());
    if (newer > 0)
        text = tr("%1 · %2").arg(tr("%Ln newer", nullptr, newer), text);
    m_bar->setCountText(text);
}

} // namespace ui
