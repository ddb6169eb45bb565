// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/schema_view.h"

#include "ui/docks/inspector/deviation_model.h"
#include "ui/docks/inspector/schema_model.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/level_delegate.h"
#include "ui/widgets/plain_label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>

namespace ui {

using explorer::SchemaLearner;
using explorer::TopicSchema;
using explorer::WatchedTopic;

namespace {

/// A person reads no faster than this.
constexpr std::chrono::milliseconds kInterval{100};

} // namespace

SchemaView::SchemaView(explorer::Workspace &workspace, explorer::SchemaWatch &watch, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_watch(watch)
    , m_pathModel(new SchemaModel(this))
    , m_deviationModel(new DeviationModel(this))
    , m_status(new ElidedLabel)
    , m_all(new QCheckBox(tr("&Watch all topics")))
    , m_forget(toolButton(QStringLiteral("undo"), tr("Forget what was learned, and learn from the next message on")))
    , m_paths(new QTreeView)
    , m_lower(new QWidget)
    , m_note(new ElidedLabel)
    , m_go(new QPushButton(icon(QStringLiteral("jump")), tr("&Go to message")))
    , m_accept(new QPushButton(icon(QStringLiteral("check")), tr("A&ccept")))
    , m_acceptAll(new QPushButton(tr("Accept a&ll")))
    , m_deviations(new QTreeView)
{
    makeLists();
    auto *lowerLayout = new QVBoxLayout(m_lower);
    lowerLayout->setContentsMargins(0, 0, 0, 0);
    lowerLayout->setSpacing(0);
    lowerLayout->addWidget(makeLowerBar());
    lowerLayout->addWidget(m_deviations, 1);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_paths);
    splitter->addWidget(m_lower);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(splitter, 1);

    connect(m_all, &QCheckBox::toggled, &m_watch, &explorer::SchemaWatch::setWatchesAll);
    connect(m_forget, &QToolButton::clicked, this, &SchemaView::forget);
    connect(m_go, &QPushButton::clicked, this, [this] { goTo(m_deviations->currentIndex().row()); });
    connect(m_accept, &QPushButton::clicked, this, [this] { accept(m_deviations->currentIndex().row()); });
    connect(m_acceptAll, &QPushButton::clicked, this, &SchemaView::acceptAll);
    connect(m_deviations, &QTreeView::activated, this, [this](const QModelIndex &index) { goTo(index.row()); });
    connect(m_deviations->selectionModel(), &QItemSelectionModel::currentChanged, this, &SchemaView::reviewButtons);
    connect(&m_watch, &explorer::SchemaWatch::changed, this, &SchemaView::follow);
    connect(&m_workspace.selection(), &explorer::Selection::nodeChanged, this, [this] {
        m_note->setText({});
        if (isVisible())
            refresh();
    });
    m_refreshSoon.setSingleShot(true);
    connect(&m_refreshSoon, &QTimer::timeout, this, &SchemaView::follow);
    m_sinceRefresh.start();
    refresh();
}

// ── making ──────────────────────────────────────────────────────────────────────────────────────────

void SchemaView::makeLists()
{
    const auto make = [this](QTreeView *view, QAbstractItemModel *model, const QString &name) {
        view->setModel(model);
        view->setAccessibleName(name);
        view->setRootIsDecorated(false);
        view->setUniformRowHeights(true);
        view->setAllColumnsShowFocus(true);
        view->setFrameShape(QFrame::NoFrame);
        view->setTextElideMode(Qt::ElideMiddle);
        view->header()->setStretchLastSection(true);
    };
    make(m_paths, m_pathModel, tr("Places in the payload"));
    make(m_deviations, m_deviationModel, tr("Deviations from what was learned"));
    m_paths->setItemDelegate(new LevelDelegate(
        [](const QModelIndex &index) {
            if (!index.data(SchemaModel::DeviatesRole).toBool())
                return LevelDelegate::Level::None;
            return index.column() == SchemaModel::Path ? LevelDelegate::Level::Warning : LevelDelegate::Level::None;
        },
        m_paths));
    m_deviations->setItemDelegate(new LevelDelegate(
        [](const QModelIndex &index) {
            return index.column() == DeviationModel::Kind ? LevelDelegate::Level::Warning : LevelDelegate::Level::None;
        },
        m_deviations));
    const auto fit = [this](QTreeView *view, int column, int letters) {
        view->header()->resizeSection(column, fontMetrics().horizontalAdvance(QString(letters, QLatin1Char('n'))));
    };
    fit(m_paths, SchemaModel::Path, 22);
    fit(m_paths, SchemaModel::Types, 12);
    fit(m_paths, SchemaModel::Range, 13);
    fit(m_paths, SchemaModel::Usual, 13);
    fit(m_paths, SchemaModel::Presence, 9);
    fit(m_deviations, DeviationModel::Kind, 15);
    fit(m_deviations, DeviationModel::Where, 18);
    fit(m_deviations, DeviationModel::What, 34);
    fit(m_deviations, DeviationModel::First, 12);
}

QWidget *SchemaView::makeBar()
{
    m_status->setForegroundRole(QPalette::PlaceholderText);
    m_all->setToolTip(plainTip(tr("Learns from the newest message of each topic when there is time for it: under load that is "
                                  "a sample. The selected topic is always read whole.")));
    m_all->setChecked(m_watch.watchesAll());
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(space::kMargin, space::kTight, space::kNormal, space::kTight);
    layout->setSpacing(space::kNormal);
    layout->addWidget(m_status, 1);
    layout->addWidget(m_all);
    layout->addWidget(m_forget);
    return bar;
}

QWidget *SchemaView::makeLowerBar()
{
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_go->setToolTip(tr("The first message with it"));
    m_accept->setToolTip(tr("It is normal from now on"));
    m_acceptAll->setToolTip(tr("All deviations of the selected topic are normal from now on"));
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(space::kMargin, space::kTight, space::kNormal, space::kTight);
    layout->setSpacing(space::kNormal);
    layout->addWidget(m_note, 1);
    layout->addWidget(m_go);
    layout->addWidget(m_accept);
    layout->addWidget(m_acceptAll);
    return bar;
}

// ── showing ─────────────────────────────────────────────────────────────────────────────────────────

QString SchemaView::status() const { return m_status->text(); }

QString SchemaView::note() const { return m_note->text(); }

void SchemaView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void SchemaView::follow()
{
    if (!isVisible())
        return;
    if (m_sinceRefresh.hasExpired(kInterval.count()))
        refresh();
    else if (!m_refreshSoon.isActive())
        m_refreshSoon.start(kInterval);
}

void SchemaView::refresh()
{
    m_sinceRefresh.restart();
    const WatchedTopic *topic = m_watch.selected();
    m_pathModel->setSchema(topic ? &topic->schema : nullptr);
    if (m_watch.watchesAll())
        m_deviationModel->showAll(m_watch);
    else
        m_deviationModel->showOne(m_workspace.selection().session(), topic);
    m_status->setText(statusText(topic));
    m_lower->setVisible(m_deviationModel->rowCount() > 0);
    m_forget->setEnabled(topic != nullptr);
    reviewButtons();
}

void SchemaView::reviewButtons()
{
    const bool isOne = m_deviations->currentIndex().isValid();
    m_go->setEnabled(isOne);
    m_accept->setEnabled(isOne);
    const WatchedTopic *topic = m_watch.selected();
    m_acceptAll->setEnabled(topic && !topic->schema.deviations().empty());
}

QString SchemaView::statusText(const WatchedTopic *topic) const
{
    const QLocale locale;
    QStringList facts;
    if (!topic) {
        facts += tr("Nothing was learned of this topic yet");
    } else if (topic->schema.isLearning()) {
        facts += tr("Learning: %1 of %2 messages")
                     .arg(locale.toString(qulonglong(topic->schema.messages())), locale.toString(qulonglong(TopicSchema::kLearning)));
    } else {
        facts += tr("Learned from %1 messages").arg(locale.toString(qulonglong(topic->schema.messages())));
    }
    if (m_watch.unread() > 0)
        facts += tr("%1 more to read").arg(locale.toString(qulonglong(m_watch.unread())));
    if (topic) {
        if (const QString leftOut = leftOutText(*topic); !leftOut.isEmpty())
            facts += leftOut;
    }
    if (m_watch.watchesAll()) {
        facts += tr("%1 topics watched by samples").arg(locale.toString(qulonglong(m_watch.table().size())));
        if (m_watch.table().forgotten() > 0)
            facts += tr("%1 topics forgotten for others").arg(locale.toString(qulonglong(m_watch.table().forgotten())));
        if (m_watch.table().leftOut() > 0)
            facts += tr("%1 messages of topics beyond the limit").arg(locale.toString(qulonglong(m_watch.table().leftOut())));
    }
    if (m_deviationModel->leftOut() > 0)
        facts += tr("%1 deviations more than can be listed").arg(locale.toString(qulonglong(m_deviationModel->leftOut())));
    return facts.join(QStringLiteral(" · "));
}

QString SchemaView::leftOutText(const WatchedTopic &topic) const
{
    const QLocale locale;
    const auto number = [&](std::uint64_t value) { return locale.toString(qulonglong(value)); };
    QStringList parts;
    const auto say = [&](std::uint64_t count, const QString &text) {
        if (count > 0)
            parts += text.arg(number(count));
    };
    const TopicSchema &schema = topic.schema;
    say(schema.unreadable(), tr("%1 not readable"));
    say(topic.empty, tr("%1 empty"));
    say(topic.largeSkipped, tr("%1 large ones passed over"));
    say(topic.tooCostly, tr("%1 too costly to decode"));
    say(topic.cut, tr("%1 cut"));
    say(topic.evicted + m_watch.skipped(), tr("%1 gone before they were read"));
    say(schema.pathsLeftOut(), tr("%1 values at places beyond the limit"));
    say(schema.deviationsLeftOut(), tr("%1 deviations beyond the limit"));
    return parts.join(QStringLiteral(" · "));
}

// ── doing ───────────────────────────────────────────────────────────────────────────────────────────

void SchemaView::goTo(int deviation)
{
    if (deviation < 0 || deviation >= m_deviationModel->rowCount())
        return;
    const DeviationModel::Entry entry = m_deviationModel->at(deviation);
    const bool isThere = m_workspace.selection().revealMessage(entry.session, entry.session->tree().nodeOf(entry.topic), entry.first);
    m_note->setText(isThere ? QString() : tr("The message is no longer in memory; the newest one is shown."));
}

void SchemaView::accept(int deviation)
{
    if (deviation < 0 || deviation >= m_deviationModel->rowCount())
        return;
    const DeviationModel::Entry entry = m_deviationModel->at(deviation);
    m_watch.accept(entry.session, entry.topic, entry.id);
    refresh();
}

void SchemaView::acceptAll()
{
    m_watch.acceptAll(m_workspace.selection().session(), m_workspace.selection().topic());
    refresh();
}

void SchemaView::forget()
{
    m_watch.forget(m_workspace.selection().session(), m_workspace.selection().topic());
    refresh();
}

} // namespace ui
