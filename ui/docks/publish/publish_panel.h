// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/workspace.h"

#include <QHash>
#include <QPointer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QPushButton;
class QTabBar;

namespace ui {

class FieldNote;
class PayloadEditor;
class PropertiesForm;
class TopicField;

/// The publish dock: topic, payload, QoS, retain and MQTT 5.0 properties of one message; Ctrl+Enter sends it.
///
/// The connection is the selected one unless another was chosen. Above the button stands how the last publish ended.
/// Thread    the GUI's.
class PublishPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PublishPanel(explorer::Workspace &workspace, QWidget *parent = nullptr);

    explorer::ExplorerSession *target() const;
    QString resultText() const;

private:
    void layOut();
    QWidget *makeBottomRow();
    void listen(explorer::ExplorerSession *session);
    void forget(explorer::ExplorerSession *session);
    void selectionChanged();
    void refill();
    void review();
    QString obstacle() const;
    void publish();
    void published(explorer::ExplorerSession *session, const mqtt::PublishDone &done);
    void refused(explorer::ExplorerSession *session, mqtt::RequestToken token, mqtt::RequestError error);
    bool isLast(const explorer::ExplorerSession *session, mqtt::RequestToken token) const;

    explorer::Workspace &m_workspace;
    QComboBox *m_connections;
    TopicField *m_topic;
    QTabBar *m_tabs;
    PayloadEditor *m_payload;
    PropertiesForm *m_properties;
    QComboBox *m_qos;
    QCheckBox *m_retain;
    QPushButton *m_publish;
    FieldNote *m_warning;
    FieldNote *m_result;
    QPointer<explorer::ExplorerSession> m_lastSession;
    mqtt::RequestToken m_lastToken = 0;
};

} // namespace ui
