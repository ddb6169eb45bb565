// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/inspector_panel.h"

#include "model/topics/retained_facts.h"
#include "protocol/wire/topic.h"
#include "ui/docks/inspector/cut_notice.h"
#include "ui/docks/inspector/decode_control.h"
#include "ui/docks/inspector/diff_view.h"
#include "ui/docks/inspector/history_view.h"
#include "ui/docks/inspector/message_header.h"
#include "ui/docks/inspector/payload_view.h"
#include "ui/docks/inspector/properties_view.h"
#include "ui/docks/inspector/requests_view.h"
#include "ui/docks/inspector/schema_view.h"
#include "ui/docks/inspector/timing_view.h"
#include "ui/widgets/empty_state.h"

#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ui {

using explorer::Sequence;

namespace {

/// A person reads no faster than this.
constexpr std::chrono::milliseconds kLoadInterval{100};
/// What is decoded sooner needs no word.
constexpr std::chrono::milliseconds kSlowDecoding{200};

} // namespace

InspectorPanel::InspectorPanel(explorer::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_schemaWatch(workspace)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(QStringLiteral("inspector"), tr("Nothing is selected"),
                             tr("Select a topic in the tree to see its messages.")))
    , m_header(new MessageHeader(*workspace.formats()))
    , m_decodeControl(new DecodeControl(workspace, *m_header->decoder(), this))
    , m_cutNotice(new CutNotice)
    , m_tabs(new QTabWidget)
    , m_payload(new PayloadView)
    , m_diff(new DiffView(workspace.formats(), &workspace.selection()))
    , m_history(new HistoryView(workspace.selection()))
    , m_properties(new PropertiesView)
    , m_schema(new SchemaView(workspace, m_schemaWatch))
    , m_requests(new RequestsView(workspace))
    , m_timing(new TimingView)
{
    makeTabs();
    auto *page = new QWidget;
    auto *pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(0, 0, 0, 0);
    pageLayout->setSpacing(0);
    pageLayout->addWidget(m_header);
    pageLayout->addWidget(m_cutNotice);
    pageLayout->addWidget(m_tabs, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);

    explorer::Selection &selection = workspace.selection();
    connect(&selection, &explorer::Selection::nodeChanged, this, &InspectorPanel::nodeChanged);
    connect(&selection, &explorer::Selection::messageChanged, this, [this] {
        m_history->showFixed(m_workspace.selection().followsNewest() ? explorer::kNoSequence
                                                                     : m_workspace.selection().message());
        loadMessage();
    });
    connect(&workspace, &explorer::Workspace::frame, this, &InspectorPanel::follow);
    connect(&workspace, &explorer::Workspace::pausedChanged, m_history, &HistoryView::setPaused);
    connect(&workspace, &explorer::Workspace::pausedChanged, m_timing, &TimingView::setPaused);
    m_tick.setInterval(1'000);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (!m_workspace.isPaused())
            m_header->setStanding(standing());
    });
    connect(m_header, &MessageHeader::newestRequested, this,
            [this] { m_workspace.selection().fixMessage(explorer::kNoSequence); });
    const auto showDeviations = [this] {
        const explorer::WatchedTopic *topic = m_schemaWatch.selected();
        m_header->setDeviations(topic ? topic->schema.deviations().size() : 0);
    };
    m_schemaWatch.setRules([](const explorer::ExplorerSession &session, std::string_view topic) {
        return explorer::ruleFor(session.profile().decodeRules, topic);
    });
    connect(&m_schemaWatch, &explorer::SchemaWatch::changed, this, showDeviations);
    connect(&selection, &explorer::Selection::nodeChanged, this, showDeviations);
    connect(m_header, &MessageHeader::deviationsRequested, this, [this] { showTab(Schema); });
    connect(m_decodeControl, &DecodeControl::changed, this, &InspectorPanel::decodeAnew);
    m_loadSoon.setSingleShot(true);
    connect(&m_loadSoon, &QTimer::timeout, this, &InspectorPanel::follow);
    m_slowDecoding.setSingleShot(true);
    m_slowDecoding.setInterval(kSlowDecoding);
    connect(&m_slowDecoding, &QTimer::timeout, this, [this] {
        if (m_decoding.isRunning())
            m_header->setDecoding();
    });
    m_sinceLoad.start();
    nodeChanged();
}

void InspectorPanel::makeTabs()
{
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_payload, tr("Payload"));
    m_tabs->addTab(m_diff, tr("Diff"));
    m_tabs->addTab(m_history, tr("History"));
    m_tabs->addTab(m_properties, tr("Properties"));
    m_tabs->addTab(m_schema, tr("Schema"));
    m_tabs->addTab(m_requests, tr("Requests"));
    m_tabs->addTab(m_timing, tr("Timing"));
    m_tabs->setAccessibleName(tr("Views of the message"));
    connect(m_tabs, &QTabWidget::currentChanged, this, &InspectorPanel::feedTab);

    connect(m_payload, &PayloadView::chartRequested, this, [this](const std::string &path) {
        explorer::Selection &selection = m_workspace.selection();
        if (selection.session())
            selection.requestChart(selection.session(), m_message.topic, path);
    });
    connect(m_payload, &PayloadView::actionRequested, this, [this](PayloadAction action) {
        if (m_decoded)
            perform(action, this, m_message, *m_decoded);
    });
    connect(m_history, &HistoryView::fixRequested, this,
            [this](Sequence sequence) { m_workspace.selection().fixMessage(sequence); });
    connect(m_timing, &TimingView::messageRequested, this,
            [this](Sequence sequence) { m_workspace.selection().fixMessage(sequence); });
    connect(m_history, &HistoryView::followRequested, this,
            [this] { m_workspace.selection().fixMessage(explorer::kNoSequence); });
}

void InspectorPanel::showTab(Tab tab) { m_tabs->setCurrentIndex(tab); }

void InspectorPanel::nodeChanged()
{
    explorer::Selection &selection = m_workspace.selection();
    const bool hasTopic = selection.session() && selection.node() != explorer::kNoNode &&
                          selection.node() != explorer::kRootNode;
    // What is still being decoded belongs to another topic.
    m_decoding.cancel();
    m_decoded.reset();
    m_decodeControl->topicChanged();
    m_payload->forgetPlace();
    m_history->setNode(hasTopic ? selection.session() : nullptr, selection.node());
    m_history->showFixed(explorer::kNoSequence);
    m_timing->setTopic(hasTopic ? selection.session() : nullptr, selection.node());
    m_stack->setCurrentIndex(hasTopic ? 1 : 0);
    loadMessage();
}

void InspectorPanel::follow()
{
    const explorer::Selection &selection = m_workspace.selection();
    if (!selection.session() || m_workspace.isPaused() || !isVisible())
        return;
    if (!m_sinceLoad.hasExpired(kLoadInterval.count())) {
        // The last message of a burst must not be missed.
        if (!m_loadSoon.isActive())
            m_loadSoon.start(kLoadInterval);
        return;
    }
    // A topic whose first message came while its node was selected: the history did not know it.
    if (m_history->topic() != selection.topic())
        m_history->setNode(selection.session(), selection.node());
    if (m_timing->topic() != selection.topic())
        m_timing->setTopic(selection.session(), selection.node());
    if (m_history->isVisible())
        m_history->refresh();
    m_timing->refresh();
    if (selection.message() != m_message.sequence)
        loadMessage();
    else if (m_diff->isVisible())
        m_diff->refresh();
}

void InspectorPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_loadSoon.start(0); // what came while nobody looked
    m_tick.start();
}

void InspectorPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_tick.stop();
}

TopicStanding InspectorPanel::standing() const
{
    const explorer::Selection &selection = m_workspace.selection();
    if (!selection.session() || !m_message)
        return {};
    const explorer::TopicTree &tree = selection.session()->tree();
    const std::int64_t now = std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
    TopicStanding facts;
    if (tree.shownNewest(selection.node()) == m_message.sequence)
        facts.retained = retainedState(tree, &selection.session()->store(), selection.node(), now);
    facts.isV5 = selection.session()->connection().state().session.version == mqtt::ProtocolVersion::V5;
    facts.silentPeriods = m_workspace.isPaused() ? 0 : tree.silentPeriods(selection.node(), now);
    facts.period = double(tree.shownHeartbeat(selection.node()).period);
    return facts;
}

void InspectorPanel::loadMessage()
{
    const explorer::Selection &selection = m_workspace.selection();
    m_sinceLoad.restart();
    m_message = messageAt(selection.message(), topicOf(selection.message()));
    m_decodeControl->setSample(m_message);
    m_header->setMessage(m_message, selection.followsNewest(), standing());
    m_cutNotice->setMessage(m_message);
    decode();
    feedTab();
}

void InspectorPanel::decode()
{
    if (!m_message) {
        m_decoding.cancel();
        m_decoded.reset();
        m_header->setDecoded({});
        m_payload->setPayload({});
        return;
    }
    DecodeJob job = decodeJob(m_message);
    job.chosen = m_decodeControl->chosen();
    const LatestJob::Work work =
        [this, formats = m_workspace.formats(), job](const std::atomic<bool> &cancelled) -> LatestJob::Apply {
        DecodedPayloadPtr decoded = decodePayload(*formats, job, cancelled);
        if (cancelled)
            return {};
        return [this, decoded] {
            m_decoded = decoded;
            m_header->setDecoded(decoded);
            if (m_tabs->currentIndex() == Payload)
                m_payload->setPayload(decoded);
        };
    };
    if (m_message.payload.size() <= kInlineBytes) {
        m_decoding.runInline(work);
        return;
    }
    if (!m_decoded) { // of another topic: the reader need not wait for the whole
        m_decoded = undecodedPayload(job);
        if (m_tabs->currentIndex() == Payload)
            m_payload->setPayload(m_decoded);
    }
    m_decoding.run(work, !m_workspace.selection().followsNewest());
    m_slowDecoding.start();
}

void InspectorPanel::decodeAnew()
{
    m_message.rule = m_decodeControl->ruleFor(m_message.topic);
    decode();
    feedTab();
}

void InspectorPanel::feedTab()
{
    switch (Tab(m_tabs->currentIndex())) {
    case Payload:
        m_payload->setPayload(m_decoded);
        break;
    case Diff:
        m_diff->setMessage(m_message);
        break;
    case History:
        m_history->refresh();
        break;
    case Properties:
        m_message.filters = matchingFilters();
        m_properties->setMessage(m_message);
        break;
    case Timing:
        m_timing->refresh();
        break;
    case Schema: // these two follow by themselves
    case Requests:
        break;
    }
}

std::vector<std::string> InspectorPanel::matchingFilters() const
{
    std::vector<std::string> filters;
    const explorer::ExplorerSession *session = m_workspace.selection().session();
    if (!session || !m_message)
        return filters;
    for (const mqtt::SubscriptionStatus &status : session->connection().subscriptions()) {
        if (status.state == mqtt::SubscriptionStatus::State::Granted &&
            mqtt::topicMatches(status.subscription.filter, m_message.topic))
            filters.push_back(status.subscription.filter);
    }
    return filters;
}

InspectedMessage InspectorPanel::messageAt(Sequence sequence, const std::string &topic) const
{
    InspectedMessage message = inspectedCopy(m_workspace.selection().find(sequence), topic);
    message.rule = m_decodeControl->ruleFor(topic);
    const explorer::Selection &selection = m_workspace.selection();
    if (!message || !selection.session())
        return message;
    const explorer::TopicTree &tree = selection.session()->tree();
    const explorer::NodeId node = tree.find(topic);
    const explorer::SparkplugFeed &sparkplug = selection.session()->sparkplug();
    if (const auto *source = node == explorer::kNoNode ? nullptr : sparkplug.source(tree.topicOf(node)))
        message.metricNames = sparkplug.state().namesFor(*source->parsed(), message.wallNs);
    return message;
}

/// With all topics below in the history, a message need not be of the topic that is selected.
std::string InspectorPanel::topicOf(Sequence sequence) const
{
    const explorer::Selection &selection = m_workspace.selection();
    const explorer::MessageView message = selection.find(sequence);
    if (!message)
        return selection.topicName();
    const explorer::TopicTree &tree = selection.session()->tree();
    return tree.fullName(tree.nodeOf(message.record->topic));
}

} // namespace ui
