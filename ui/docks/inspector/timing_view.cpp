// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/timing_view.h"

#include "model/history/message_text.h"
#include "model/topics/topic_words.h"
#include "ui/docks/inspector/fact_text.h"
#include "ui/docks/inspector/interval_chart.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/plain_label.h"

#include <QGridLayout>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

using explorer::intervalText;

namespace {

using namespace std::chrono_literals;

constexpr auto kSlice = 4ms;
constexpr auto kShownEvery = 100ms; ///< figures that change faster cannot be read
constexpr int kColumns = 3;         ///< of names and figures

std::int64_t nowNs() { return std::chrono::steady_clock::now().time_since_epoch() / 1ns; }

QString countText(std::uint64_t count) { return QLocale().toString(qulonglong(count)); }

} // namespace

TimingView::TimingView(QWidget *parent)
    : QWidget(parent)
    , m_chart(new IntervalChart)
    , m_heartbeat(new PlainLabel)
    , m_note(new PlainLabel)
    , m_goToGap(toolButton(QStringLiteral("jump"), tr("Go to the message behind the longest interval")))
{
    m_heartbeat->setWordWrap(true);
    m_heartbeat->setAccessibleName(tr("Heartbeat"));
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setAccessibleName(tr("What the figures are of"));

    auto *grid = new QGridLayout;
    grid->setContentsMargins(space::kMargin, 0, space::kMargin, 0);
    grid->setHorizontalSpacing(space::kNormal);
    grid->setVerticalSpacing(space::kTight);
    makeRows(*grid);
    const auto inset = [](QWidget *widget) {
        auto *layout = new QVBoxLayout;
        layout->setContentsMargins(space::kMargin, 0, space::kMargin, 0);
        layout->addWidget(widget);
        return layout;
    };
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::kNormal, 0, space::kNormal);
    layout->setSpacing(space::kNormal);
    layout->addLayout(inset(m_heartbeat));
    layout->addWidget(m_chart, 1);
    layout->addLayout(grid);
    layout->addLayout(inset(m_note));

    m_work.setSingleShot(true);
    connect(&m_work, &QTimer::timeout, this, &TimingView::work);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &TimingView::showHeartbeat);
    connect(m_goToGap, &QToolButton::clicked, this, [this] {
        const explorer::Sequence end = m_timing.facts().longestEnd;
        if (m_session && m_session->store().at(end))
            Q_EMIT messageRequested(end);
        else
            showFigures(); // it has left the memory meanwhile
    });
    showFigures();
}

void TimingView::makeRows(QGridLayout &grid)
{
    struct Entry
    {
        Row row;
        QString name;
        QString tip;
    };
    const Entry entries[] = {
        {Mean, tr("Mean"), tr("Mean of the intervals between messages that follow each other")},
        {Median, tr("Median"), tr("Half of the intervals are shorter (to within a bar of the histogram); the dashed line")},
        {Deviation, tr("σ"), tr("Standard deviation of the intervals")},
        {Jitter, tr("Jitter"), tr("Mean absolute difference of intervals that follow each other")},
        {Shortest, tr("Shortest"), tr("The shortest interval. Messages of one read from the socket have one time of arrival.")},
        {Longest, tr("Longest"), tr("The longest interval, and when the message behind it came")},
        {Duplicates, tr("DUP flags"), tr("Messages that the broker says it may have sent before")},
        {Repeats, tr("Repeats"),
         tr("Messages with the payload of one of the eight before, within a quarter of the median (ten seconds at most)")},
        {Backwards, tr("Out of order"),
         tr("A hint: QoS 1 and 2 messages whose packet identifier is below that of the one before, where the broker counts "
            "them up")},
    };
    for (const Entry &entry : entries) {
        auto *name = new PlainLabel(entry.name);
        name->setForegroundRole(QPalette::PlaceholderText);
        name->setToolTip(plainTip(entry.tip));
        auto *value = new PlainLabel;
        value->setAccessibleName(entry.name);
        value->setToolTip(plainTip(entry.tip));
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_figures[std::size_t(entry.row)] = value;
        // Column by column: what belongs together stands below each other.
        const int perColumn = RowCount / kColumns;
        const int column = int(entry.row) / perColumn * 2;
        const int row = int(entry.row) % perColumn;
        grid.addWidget(name, row, column);
        if (entry.row == Longest) {
            auto *both = new QHBoxLayout;
            both->setSpacing(space::kTight);
            both->addWidget(value);
            both->addWidget(m_goToGap);
            both->addStretch(1);
            grid.addLayout(both, row, column + 1);
        } else {
            grid.addWidget(value, row, column + 1);
        }
        grid.setColumnStretch(column + 1, 1);
    }
}

void TimingView::setTopic(explorer::ExplorerSession *session, explorer::NodeId node)
{
    m_session = session;
    m_node = session ? node : explorer::kNoNode;
    m_topic = session && node != explorer::kNoNode ? session->tree().topicOf(node) : explorer::kNoTopic;
    m_timing.setTopic(session ? &session->store() : nullptr, m_topic);
    showFigures();
    refresh();
}

void TimingView::refresh()
{
    // A session that is gone took its store along.
    if (!m_session)
        m_timing.setTopic(nullptr, explorer::kNoTopic);
    if (!m_paused && isVisible() && !m_work.isActive() && !m_timing.isComplete())
        m_work.start(0);
}

void TimingView::setPaused(bool paused)
{
    m_paused = paused;
    if (paused)
        m_work.stop();
    else
        refresh();
}

void TimingView::work()
{
    if (!m_session || m_paused)
        return;
    const auto begin = std::chrono::steady_clock::now();
    const bool complete = m_timing.run(begin + kSlice, m_session->connectionStarts());
    if (complete || begin - m_shown >= kShownEvery)
        showFigures();
    if (!complete)
        m_work.start(0);
}

void TimingView::showFigures()
{
    m_shown = std::chrono::steady_clock::now();
    const explorer::TimingFacts facts = m_timing.facts();
    const bool any = facts.intervals > 0;
    const auto set = [&](Row row, const QString &text) { m_figures[std::size_t(row)]->setText(text.isEmpty() ? tr("–") : text); };
    set(Mean, any ? intervalText(facts.mean) : QString());
    set(Median, any ? intervalText(facts.median) : QString());
    set(Deviation, any ? intervalText(facts.deviation) : QString());
    set(Jitter, facts.intervals > 1 ? intervalText(facts.jitter) : QString());
    set(Shortest, any ? intervalText(facts.shortest) : QString());
    set(Longest, any ? tr("%1, until %2").arg(intervalText(facts.longest), timeText(facts.longestEndWallNs)) : QString());
    set(Duplicates, countText(facts.dupFlags));
    set(Repeats, countText(facts.repeats));
    set(Backwards, facts.idsTell ? countText(facts.backwards) : QString());
    m_goToGap->setEnabled(any && m_session && m_session->store().at(facts.longestEnd));
    const explorer::Heartbeat heartbeat = m_session ? m_session->tree().shownHeartbeat(m_node) : explorer::Heartbeat();
    m_chart->setHistogram(m_timing.histogram(), facts.median, double(heartbeat.period));
    showHeartbeat();
    showNote(facts);
}

void TimingView::showHeartbeat()
{
    if (!m_session || m_topic == explorer::kNoTopic) {
        m_heartbeat->clear();
        return;
    }
    const explorer::TopicTree &tree = m_session->tree();
    const double period = double(tree.shownHeartbeat(m_node).period);
    const double silent = m_paused ? 0 : tree.silentPeriods(m_node, nowNs());
    if (silent > 0)
        m_heartbeat->setText(QStringLiteral("⚠ ") + explorer::TopicWords::silence(silent, period));
    else if (period > 0)
        m_heartbeat->setText(tr("Regular: a message comes every %1 or so.").arg(intervalText(period)));
    else
        m_heartbeat->setText(tr("No heartbeat: fewer than eight messages were heard, or they come irregularly."));
}

void TimingView::showNote(const explorer::TimingFacts &facts)
{
    if (facts.messages == 0) {
        m_note->setText(m_timing.isComplete() ? tr("No message in memory") : tr("Reading what is in memory…"));
        return;
    }
    QStringList parts{tr("%Ln message(s) in memory since %1", nullptr, int(std::min<std::uint64_t>(facts.messages, 2'000'000'000)))
                          .arg(dateTimeText(facts.oldestWallNs))};
    if (!m_timing.isComplete() && m_timing.histogram().total() > 0 && !m_paused)
        parts += tr("more are being read");
    if (facts.broughtRetained > 0)
        parts += tr("%Ln retained message(s) that subscribing brought are not taken for beats", nullptr,
                    int(std::min<std::uint64_t>(facts.broughtRetained, 2'000'000'000)));
    if (facts.outages > 0)
        parts += tr("%Ln interval(s) over a new connection are left out", nullptr,
                    int(std::min<std::uint64_t>(facts.outages, 2'000'000'000)));
    m_note->setText(parts.join(QStringLiteral(" · ")));
}

QString TimingView::figure(Row row) const { return m_figures[std::size_t(row)]->text(); }
QString TimingView::heartbeatText() const { return m_heartbeat->text(); }
QString TimingView::note() const { return m_note->text(); }

void TimingView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_tick.start();
    refresh();
}

void TimingView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_tick.stop();
    m_work.stop();
}

} // namespace ui
