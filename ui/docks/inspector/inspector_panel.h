// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/schema_watch.h"
#include "model/session/workspace.h"
#include "ui/docks/inspector/decoded_payload.h"
#include "ui/docks/inspector/inspected_message.h"
#include "ui/docks/inspector/latest_job.h"
#include "ui/docks/inspector/message_header.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QStackedWidget;
class QTabWidget;

namespace ui {

class CutNotice;
class DecodeControl;
class DiffView;
class EmptyState;
class HistoryView;
class PayloadView;
class PropertiesView;
class RequestsView;
class SchemaView;
class TimingView;

/// The message that is selected, from every side: payload, difference to the one before, history, properties, and how it
/// follows the others in time.
///
/// Follows the newest message of the topic, at most ten times a second, or stays at the one that was picked
/// in the history. Only the tab on screen is fed; payloads above 64 KiB are decoded on the thread pool.
/// Thread    the GUI's.
class InspectorPanel : public QWidget
{
    Q_OBJECT

public:
    explicit InspectorPanel(explorer::Workspace &workspace, QWidget *parent = nullptr);

    enum Tab
    {
        Payload,
        Diff,
        History,
        Properties,
        Schema,
        Requests,
        Timing
    };
    void showTab(Tab tab);
    const InspectedMessage &message() const { return m_message; }
    PayloadView *payloadView() const { return m_payload; }
    DiffView *diffView() const { return m_diff; }
    HistoryView *historyView() const { return m_history; }
    PropertiesView *propertiesView() const { return m_properties; }
    SchemaView *schemaView() const { return m_schema; }
    RequestsView *requestsView() const { return m_requests; }
    explorer::SchemaWatch &schemaWatch() { return m_schemaWatch; }
    TimingView *timingView() const { return m_timing; }
    MessageHeader *header() const { return m_header; }
    CutNotice *cutNotice() const { return m_cutNotice; }
    DecodeControl *decodeControl() const { return m_decodeControl; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeTabs();
    void nodeChanged();
    void follow();      ///< a frame passed: look for a newer message, but not too often
    void loadMessage(); ///< the selection's message into m_message
    void feedTab();
    void decode();
    void decodeAnew(); ///< how payloads are to be read has changed
    std::vector<std::string> matchingFilters() const;
    InspectedMessage messageAt(explorer::Sequence sequence, const std::string &topic) const;
    std::string topicOf(explorer::Sequence sequence) const;
    TopicStanding standing() const;

    explorer::Workspace &m_workspace;
    explorer::SchemaWatch m_schemaWatch;
    LatestJob m_decoding;
    InspectedMessage m_message;
    DecodedPayloadPtr m_decoded;
    QElapsedTimer m_sinceLoad;
    QTimer m_loadSoon;
    QTimer m_slowDecoding;
    QTimer m_tick; ///< silence grows without a message
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    MessageHeader *m_header;
    DecodeControl *m_decodeControl;
    CutNotice *m_cutNotice;
    QTabWidget *m_tabs;
    PayloadView *m_payload;
    DiffView *m_diff;
    HistoryView *m_history;
    PropertiesView *m_properties;
    SchemaView *m_schema;
    RequestsView *m_requests;
    TimingView *m_timing;
};

} // namespace ui
