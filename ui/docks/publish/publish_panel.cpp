// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/publish/publish_panel.h"

#include "ui/docks/publish/payload_editor.h"
#include "ui/docks/publish/properties_form.h"
#include "ui/docks/publish/publish_result.h"
#include "ui/docks/publish/topic_field.h"
#include "ui/text/connection_state_text.h"
#include "ui/text/plain_text.h"
#include "ui/text/request_error_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/field_note.h"
#include "ui/widgets/plain_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>

namespace ui {

PublishPanel::PublishPanel(explorer::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_connections(new QComboBox)
    , m_topic(new TopicField)
    , m_tabs(new QTabBar)
    , m_payload(new PayloadEditor)
    , m_properties(new PropertiesForm)
    , m_qos(new QComboBox)
    , m_retain(new QCheckBox(tr("&Retain")))
    , m_publish(new QPushButton(icon(QStringLiteral("publish")),
                                tr("&Publish")))
    , m_warning(new FieldNote)
    , m_result(new FieldNote)
{
    layOut();

    connect(&m_workspace, &explorer::Workspace::sessionOpened, this, &PublishPanel::listen);
    connect(&m_workspace, &explorer::Workspace::sessionClosing, this, &PublishPanel::forget);
    connect(&m_workspace, &explorer::Workspace::connectionStateChanged, this, &PublishPanel::review);
    connect(&m_workspace.selection(), &explorer::Selection::nodeChanged, this,
            &PublishPanel::selectionChanged);
    connect(m_connections, &QComboBox::currentIndexChanged, this, &PublishPanel::review);
    connect(m_topic, &TopicField::changed, this, &PublishPanel::review);
    connect(m_payload, &PayloadEditor::changed, this, &PublishPanel::review);
    connect(m_properties, &PropertiesForm::changed, this, &PublishPanel::review);
    connect(m_retain, &QCheckBox::toggled, this, &PublishPanel::review);
    connect(m_publish, &QPushButton::clicked, this, &PublishPanel::publish);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, &PublishPanel::publish);
    }

    for (const auto &session : m_workspace.sessions())
        listen(session.get());
    refill();
    selectionChanged();
}

void PublishPanel::layOut()
{
    m_connections->setAccessibleName(tr("Connection to publish on"));
    m_connections->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_connections->setMinimumContentsLength(10);

    auto *pages = new QStackedWidget;
    pages->addWidget(m_payload);
    pages->addWidget(m_properties);
    m_tabs->addTab(tr("Payload"));
    m_tabs->addTab(tr("Properties"));
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Parts of the message"));
    connect(m_tabs, &QTabBar::currentChanged, pages, &QStackedWidget::setCurrentIndex);

    auto *top = new QHBoxLayout;
    top->setSpacing(space::kNormal);
    top->addWidget(m_connections, 0, Qt::AlignTop);
    top->addWidget(m_topic, 1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kNormal, space::kNormal, space::kNormal, space::kNormal);
    layout->setSpacing(space::kTight + 2);
    layout->addLayout(top);
    layout->addWidget(m_tabs);
    layout->addWidget(pages, 1);
    // Above the button, which must not move away from under the mouse when they come.
    layout->addWidget(m_warning);
    layout->addWidget(m_result);
    layout->addWidget(makeBottomRow());
}

QWidget *PublishPanel::makeBottomRow()
{
    m_qos->setAccessibleName(tr("Quality of service"));
    m_qos->addItem(tr("QoS 0"), 0);
    m_qos->addItem(tr("QoS 1"), 1);
    m_qos->addItem(tr("QoS 2"), 2);
    m_qos->setItemData(0, plainTip(tr("At most once: sent and forgotten")), Qt::ToolTipRole);
    m_qos->setItemData(1, plainTip(tr("At least once: acknowledged by the broker")), Qt::ToolTipRole);
    m_qos->setItemData(2, plainTip(tr("Exactly once: acknowledged in two steps")), Qt::ToolTipRole);
    m_retain->setToolTip(
        plainTip(tr("The broker keeps the message and gives it to everyone who subscribes later")));
    m_publish->setDefault(true);
    m_publish->setToolTip(plainTip(tr("Publish (Ctrl+Enter)")));

    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kMargin);
    layout->addWidget(m_qos);
    layout->addWidget(m_retain);
    layout->addStretch();
    layout->addWidget(m_publish);
    return row;
}

explorer::ExplorerSession *PublishPanel::target() const
{
    const int row = m_connections->currentIndex();
    const auto &sessions = m_workspace.sessions();
    return row >= 0 && std::size_t(row) < sessions.size() ? sessions[std::size_t(row)].get() : nullptr;
}

QString PublishPanel::resultText() const { return m_result->text(); }

void PublishPanel::listen(explorer::ExplorerSession *session)
{
    const mqtt::Connection *connection = &session->connection();
    connect(connection, &mqtt::Connection::published, this,
            [this, session](const mqtt::PublishDone &done) { published(session, done); });
    connect(connection, &mqtt::Connection::publishRefused, this,
            [this, session](mqtt::RequestToken token, mqtt::RequestError error) {
                refused(session, token, error);
            });
    connect(session, &explorer::ExplorerSession::profileChanged, this, &PublishPanel::refill);
    refill();
}

void PublishPanel::forget(explorer::ExplorerSession *session)
{
    session->connection().disconnect(this);
    session->disconnect(this);
    // The workspace takes it out of its list after this call, and the combo box shows that list.
    const QSignalBlocker blocker(m_connections);
    m_connections->removeItem(m_workspace.rowOf(session));
    m_connections->setVisible(m_connections->count() > 1);
    QMetaObject::invokeMethod(this, &PublishPanel::review, Qt::QueuedConnection);
}

void PublishPanel::refill()
{
    {
        const QSignalBlocker blocker(m_connections);
        const int current = m_connections->currentIndex();
        m_connections->clear();
        for (const auto &session : m_workspace.sessions())
            m_connections->addItem(visibleText(session->profile().name, 60));
        m_connections->setCurrentIndex(current < 0 && m_connections->count() > 0 ? 0 : current);
        m_connections->setVisible(m_connections->count() > 1);
    }
    review();
}

void PublishPanel::selectionChanged()
{
    const explorer::Selection &selection = m_workspace.selection();
    if (!selection.session())
        return;
    if (m_topic->isFollowing())
        m_connections->setCurrentIndex(m_workspace.rowOf(selection.session()));
    m_topic->offer(selection.topicName());
}

QString PublishPanel::obstacle() const
{
    const explorer::ExplorerSession *session = target();
    if (!session)
        return tr("There is no connection to publish on.");
    const mqtt::ConnectionState &state = session->connection().state();
    if (state.phase != mqtt::ConnectionState::Phase::Connected)
        return tr("Not connected: %1.").arg(connectionStateText(state, session->hasBeenConnected()));
    return {};
}

void PublishPanel::review()
{
    const explorer::ExplorerSession *session = target();
    const bool v5 = !session || session->connection().options().session.version == mqtt::ProtocolVersion::V5;
    {
        const QSignalBlocker blocker(m_properties);
        m_properties->setUnavailable(
            v5 ? QString() : tr("Properties exist in MQTT 5.0; this connection speaks an older version."));
    }
    const int count = m_properties->count();
    m_tabs->setTabText(1, count > 0 ? tr("Properties (%1)").arg(count) : tr("Properties"));

    const std::optional<QByteArray> payload = m_payload->payload();
    const QString blocked = obstacle();
    const bool ready = m_topic->isValid() && payload && m_properties->isValid() && blocked.isEmpty();
    m_publish->setEnabled(ready);

    if (!blocked.isEmpty())
        m_warning->say(FieldNote::Level::Hint, blocked);
    else if (m_retain->isChecked() && payload && payload->isEmpty())
        m_warning->say(FieldNote::Level::Warning,
                       tr("Empty and retained: this deletes the retained message of the topic."));
    else
        m_warning->clear();
}

void PublishPanel::publish()
{
    review();
    explorer::ExplorerSession *session = target();
    if (!m_publish->isEnabled()) {
        if (!m_topic->isValid())
            m_result->say(FieldNote::Level::Error, tr("Not published: the topic is missing or not valid."));
        else if (!m_payload->payload())
            m_result->say(FieldNote::Level::Error, tr("Not published: the hex payload is not valid."));
        else
            m_result->say(FieldNote::Level::Error, tr("Not published. %1").arg(obstacle()));
        return;
    }

    mqtt::Message message;
    message.topic = m_topic->topic();
    message.payload = *m_payload->payload();
    message.qos = mqtt::Qos(m_qos->currentData().toInt());
    message.retain = m_retain->isChecked();
    message.properties = m_properties->properties();
    m_topic->remember(message.topic);
    m_result->say(FieldNote::Level::Hint, tr("Waiting for the broker…"));
    m_lastSession = session;
    m_lastToken = session->publish(std::move(message));
}

bool PublishPanel::isLast(const explorer::ExplorerSession *session, mqtt::RequestToken token) const
{
    return m_lastSession == session && m_lastToken == token;
}

void PublishPanel::published(explorer::ExplorerSession *session, const mqtt::PublishDone &done)
{
    if (!isLast(session, done.token))
        return;
    const PublishResult result = PublishResult::of(done, session->connection().options().session.version);
    m_result->say(result.level, result.text);
}

void PublishPanel::refused(explorer::ExplorerSession *session, mqtt::RequestToken token,
                           mqtt::RequestError error)
{
    if (isLast(session, token))
        m_result->say(FieldNote::Level::Error, tr("Not published. %1").arg(requestErrorText(error)));
}

} // namespace ui
