// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/inspector_panel.h"

#include "ui/docks/inspector/cut_notice.h"
#include "ui/docks/inspector/diff_view.h"
#include "ui/docks/inspector/history_view.h"
#include "ui/docks/inspector/message_header.h"
#include "ui/docks/inspector/payload_actions.h"
#include "ui/docks/inspector/payload_view.h"
#include "ui/docks/inspector/properties_view.h"
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
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(QStringLiteral("inspector"), tr("Nothing is selected"),
                             tr("Select a topic in the tree to see its messages.")))
    , m_header(new MessageHeader(*workspace.formats()))
    , m_cutNotice(new CutNotice)
    , m_tabs(new QTabWidget)
    , m_payload(new PayloadView)
    , m_diff(new DiffView(workspace.formats()))
    , m_history(new HistoryView)
    , m_properties(new PropertiesView)
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
    connect(m_header, &MessageHeader::newestRequested, this,
            [this] { m_workspace.selection().fixMessage(explorer::kNoSequence); });
    connect(m_header, &MessageHeader::decoderChanged, this, &InspectorPanel::decode);
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
    m_tabs->setAccessibleName(tr("Views of the message"));
    connect(m_tabs, &QTabWidget::currentChanged, this, &InspectorPanel::feedTab);

    connect(m_payload, &PayloadView::chartRequested, this, [this](const std::string &path) {
        explorer::Selection &selection = m_workspace.selection();
        if (selection.session())
            selection.requestChart(selection.session(), selection.topicName(), path);
    });
    const auto withPayload = [this](auto action) {
        return [this, action] {
            if (m_decoded)
                action(*m_decoded);
        };
    };
    connect(m_payload, &PayloadView::copyTextRequested, this, withPayload(copyPayloadText));
    connect(m_payload, &PayloadView::copyPrettyRequested, this, withPayload(copyPayloadPretty));
    connect(m_payload, &PayloadView::copyCompactRequested, this, withPayload(copyPayloadCompact));
    connect(m_payload, &PayloadView::saveRequested, this,
            withPayload([this](const DecodedPayload &payload) { savePayload(this, m_message, payload); }));
    connect(m_history, &HistoryView::fixRequested, this,
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
    m_payload->forgetPlace();
    m_history->setTopic(hasTopic ? &selection.session()->store() : nullptr, selection.topic());
    m_history->showFixed(explorer::kNoSequence);
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
        m_history->setTopic(&selection.session()->store(), selection.topic());
    if (m_history->isVisible())
        m_history->refresh();
    if (selection.message() != m_message.sequence)
        loadMessage();
}

void InspectorPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_loadSoon.start(0); // what came while nobody looked
}

void InspectorPanel::loadMessage()
{
    const explorer::Selection &selection = m_workspace.selection();
    m_sinceLoad.restart();
    m_message = selection.session() ? inspectedCopy(selection.session()->store().at(selection.message()),
                                                    selection.topicName())
                                    : InspectedMessage();
    if (const auto *source = selection.session() ? selection.session()->sparkplug().source(selection.topic()) : nullptr)
        m_message.metricNames = selection.session()->sparkplug().state().namesFor(*source->parsed(), m_message.wallNs);
    m_header->setMessage(m_message, selection.followsNewest());
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
    if (const std::string decoder = m_header->decoderId(); !decoder.empty())
        job.chosen = explorer::DecodePlan{.decoder = decoder};
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
    m_decoding.run(work, !m_workspace.selection().followsNewest());
    m_slowDecoding.start();
}

void InspectorPanel::feedTab()
{
    switch (Tab(m_tabs->currentIndex())) {
    case Payload:
        m_payload->setPayload(m_decoded);
        break;
    case Diff:
        m_diff->setMessages(previousMessage(), m_message);
        break;
    case History:
        m_history->refresh();
        break;
    case Properties:
        m_properties->setMessage(m_message);
        break;
    }
}

InspectedMessage InspectorPanel::previousMessage() const
{
    const explorer::Selection &selection = m_workspace.selection();
    if (!selection.session() || !m_message)
        return {};
    const explorer::MessageStore &store = selection.session()->store();
    const explorer::MessageView now = store.at(m_message.sequence);
    InspectedMessage previous = now ? inspectedCopy(store.at(now.previousOfTopic), m_message.topic) : InspectedMessage();
    previous.metricNames = m_message.metricNames;
    return previous;
}

} // namespace ui
