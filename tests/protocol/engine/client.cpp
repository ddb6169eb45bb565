// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/protocol/engine/client.h"

#include "tests/protocol/engine/json_properties.h"
#include "ui/text/problem_text.h"
#include "ui/text/request_error_text.h"

#include <utility>

namespace driver {

namespace {

using mqtt::Connection;
using mqtt::PropertyId;
using Phase = mqtt::ConnectionState::Phase;

bool isUnderWay(Phase phase)
{
    switch (phase) {
    case Phase::Resolving:
    case Phase::Handshake:
    case Phase::Connected:
    case Phase::Closing:
        return true;
    case Phase::Offline:
    case Phase::Waiting:
    case Phase::Failed:
        return false;
    }
    return false;
}

QJsonArray listOf(const std::vector<mqtt::ReasonCode> &codes)
{
    QJsonArray list;
    for (const mqtt::ReasonCode code : codes)
        list.append(int(code));
    return list;
}

} // namespace

/// Copies each message over to the client's thread, in the order of the other signals.
class Client::Sink : public mqtt::MessageSink
{
public:
    explicit Sink(Client &client)
        : m_client(client)
    {}

    void attached(std::function<void()>) override {}
    bool burstEnded() override { return true; }
    void deliver(const mqtt::Publish &message, const mqtt::Arrival &) override
    {
        mqtt::Message copy{std::string(message.topic),
                           QByteArray(reinterpret_cast<const char *>(message.payload.data()),
                                      qsizetype(message.payload.size())),
                           message.qos, message.retain, mqtt::ownedCopyOf(message.properties)};
        QMetaObject::invokeMethod(
            &m_client,
            [&client = m_client, message = std::move(copy), dup = message.dup] {
                client.received(message, dup);
            },
            Qt::QueuedConnection);
    }

private:
    Client &m_client;
};

Client::Client(mqtt::ConnectionOptions options, EventLog &log)
    : m_log(log)
    , m_connection(std::make_unique<Connection>(std::move(options), std::make_shared<Sink>(*this)))
{
    connect(m_connection.get(), &Connection::stateChanged, this, &Client::stateChanged);
    connect(m_connection.get(), &Connection::published, this, [this](const mqtt::PublishDone &done) {
        m_unfinished.erase(done.token);
        if (!done.lost) // else nobody answered
            m_log.add(QStringLiteral("published"), {{QStringLiteral("reasonCode"), int(done.reasonCode)}});
    });
    connect(m_connection.get(), &Connection::subscribed, this, [this](const mqtt::SubscribeDone &done) {
        if (!done.lost)
            m_log.add(QStringLiteral("suback"), {{QStringLiteral("granted"), listOf(done.reasonCodes)}});
    });
    connect(m_connection.get(), &Connection::unsubscribed, this, [this](const mqtt::UnsubscribeDone &done) {
        if (!done.lost)
            m_log.add(QStringLiteral("unsuback"),
                      {{QStringLiteral("reasonCodes"), listOf(done.reasonCodes)}});
    });
    connect(m_connection.get(), &Connection::publishRefused, this, &Client::refused);
    connect(m_connection.get(), &Connection::subscribeRefused, this, &Client::refused);
    connect(m_connection.get(), &Connection::sessionEnded, this, [this](const mqtt::SessionEnded &ended) {
        if (ended.problem.kind == mqtt::Problem::Kind::ServerDisconnect)
            m_log.add(QStringLiteral("serverDisconnect"),
                      {{QStringLiteral("reasonCode"), int(ended.problem.reasonCode)},
                       {QStringLiteral("properties"), toJson(ended.properties)}});
    });
}

Client::~Client() = default;

bool Client::isConnected() const { return m_phase == Phase::Connected; }

bool Client::isIdle() const { return m_phase == Phase::Offline || m_phase == Phase::Failed; }

void Client::stateChanged(const mqtt::ConnectionState &state)
{
    const Phase before = std::exchange(m_phase, state.phase);
    if (state.phase == Phase::Connected && before != Phase::Connected) {
        m_log.add(QStringLiteral("connected"),
                  {{QStringLiteral("sessionPresent"), state.session.sessionPresent},
                   {QStringLiteral("reasonCode"), 0},
                   {QStringLiteral("properties"), toJson(state.session.properties)}});
        return;
    }
    if (!isUnderWay(before) || isUnderWay(state.phase))
        return;
    if (state.problem.isProblem()) {
        ++m_failures;
        if (state.problem.kind != mqtt::Problem::Kind::ServerDisconnect)
            m_log.add(QStringLiteral("error"),
                      {{QStringLiteral("message"), ui::problemSentence(state.problem)},
                       {QStringLiteral("reasonCode"), int(state.problem.reasonCode)}});
    }
    m_log.add(QStringLiteral("closed"));
    if (state.phase == Phase::Waiting)
        m_log.add(QStringLiteral("reconnecting"));
}

void Client::refused(mqtt::RequestToken token, mqtt::RequestError error)
{
    if (m_fences.erase(token) > 0) {
        m_passed.insert(token);
        Q_EMIT m_log.added();
        return;
    }
    m_unfinished.erase(token);
    m_refused.insert(token);
    m_log.add(QStringLiteral("refused"), {{QStringLiteral("message"), ui::requestErrorText(error)}});
}

void Client::received(const mqtt::Message &message, bool dup)
{
    m_log.add(QStringLiteral("message"), {{QStringLiteral("topic"), textFrom(message.topic)},
                                          {QStringLiteral("payload"), QString::fromLatin1(message.payload)},
                                          {QStringLiteral("qos"), int(message.qos)},
                                          {QStringLiteral("retain"), message.retain},
                                          {QStringLiteral("dup"), dup},
                                          {QStringLiteral("properties"), toJson(message.properties)}});
    if (!find(message.properties, PropertyId::ResponseTopic))
        return;
    if (m_answer)
        answer(message);
    else
        m_questions.push_back(message);
}

void Client::answer(const mqtt::Message &question)
{
    mqtt::Message message = *m_answer;
    message.topic = find(question.properties, PropertyId::ResponseTopic)->value;
    if (const mqtt::Property *correlation = find(question.properties, PropertyId::CorrelationData))
        message.properties.insert(message.properties.begin(), *correlation);
    publish(std::move(message));
}

void Client::respondWith(mqtt::Message answerMessage)
{
    m_answer = std::move(answerMessage);
    for (const mqtt::Message &question : std::exchange(m_questions, {}))
        answer(question);
}

mqtt::RequestToken Client::publish(mqtt::Message message)
{
    const mqtt::RequestToken token = m_connection->publish(std::move(message));
    m_unfinished.insert(token);
    return token;
}

mqtt::RequestToken Client::subscribe(std::vector<mqtt::Subscription> subscriptions,
                                     mqtt::Properties properties)
{
    return m_connection->subscribe(std::move(subscriptions), std::move(properties));
}

mqtt::RequestToken Client::unsubscribe(std::vector<std::string> filters, mqtt::Properties properties)
{
    return m_connection->unsubscribe(std::move(filters), std::move(properties));
}

mqtt::RequestToken Client::fence()
{
    // Commands keep their order, and a message without a topic is refused at once, connected or not.
    const mqtt::RequestToken token = m_connection->publish({});
    m_fences.insert(token);
    return token;
}

} // namespace driver
