// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/websocket_transport.h"

#include <QRandomGenerator>
#include <QThread>

#include <algorithm>

namespace mqtt {

namespace {

constexpr std::size_t kChunk = 64 * 1024;
constexpr std::size_t kLargestFrame = 32 * 1024;
constexpr qint64 kMostPongs = 64 * 1024; ///< unwritten bytes above which pings go unanswered
constexpr std::chrono::milliseconds kFarewell{1'000};
constexpr std::chrono::milliseconds kPatienceWithPage{300};

ByteView bytesOf(const std::string &text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

} // namespace

WebSocketTransport::WebSocketTransport(std::unique_ptr<Transport> lower, WebSocketOptions options,
                                       QObject *parent)
    : Transport(parent)
    , m_lower(std::move(lower))
    , m_options(std::move(options))
    , m_timer(this)
    , m_raw(kChunk)
{
    m_lower->setParent(this); // so that it moves between threads with us
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &WebSocketTransport::timedOut);
    connect(m_lower.get(), &Transport::progressed, this, &Transport::progressed);
    connect(m_lower.get(), &Transport::opened, this, &WebSocketTransport::lowerOpened);
    connect(m_lower.get(), &Transport::readyRead, this, &WebSocketTransport::lowerReadable);
    connect(m_lower.get(), &Transport::bytesWritten, this, [this] {
        if (m_state == State::Open)
            Q_EMIT bytesWritten();
    });
    connect(m_lower.get(), &Transport::closed, this, [this] { lowerEnded({}); });
    connect(m_lower.get(), &Transport::failed, this, &WebSocketTransport::lowerEnded);
}

WebSocketTransport::~WebSocketTransport()
{
    m_lower->disconnect(this);
    m_lower->abort();
}

void WebSocketTransport::open(const Endpoint &endpoint, std::chrono::milliseconds timeout)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_endpoint = endpoint;
    m_deadline = QDeadlineTimer(timeout);
    WebSocketUpgrade::Nonce nonce{};
    QRandomGenerator::system()->generate(nonce.begin(), nonce.end());
    auto upgrade = WebSocketUpgrade::make(endpoint, m_options, nonce);
    if (!upgrade) {
        finish(upgrade.error());
        return;
    }
    m_upgrade = *std::move(upgrade);
    m_state = State::Opening;
    m_lower->open(endpoint, timeout);
}

void WebSocketTransport::lowerOpened()
{
    m_state = State::Upgrading;
    m_timer.start(std::chrono::milliseconds(m_deadline.remainingTime()));
    m_lower->write(bytesOf(m_upgrade->request()));
    m_lower->flush();
}

void WebSocketTransport::lowerReadable()
{
    switch (m_state) {
    case State::Upgrading:
        readAnswer(WebSocketUpgrade::Stream::Open);
        return;
    case State::Open:
        Q_EMIT readyRead();
        return;
    case State::Closing:
        drain();
        return;
    case State::Idle:
    case State::Opening:
    case State::Ending:
    case State::Over:
        return;
    }
}

void WebSocketTransport::readAnswer(WebSocketUpgrade::Stream stream)
{
    // An answer that does not fit is refused before the chunk is full.
    static_assert(WebSocketUpgrade::kLongestAnswer < kChunk);
    m_rawEnd += m_lower->read(std::span(m_raw).subspan(m_rawEnd));
    const ByteView come = ByteView(m_raw).first(m_rawEnd);
    const auto answer = m_upgrade->received(come, stream);
    if (!answer) {
        m_lower->abort();
        finish(answer.error());
        return;
    }
    if (!*answer) {
        const bool hasHead = parseHttpHead(come).value_or(std::nullopt).has_value();
        if (hasHead)
            m_timer.start(std::min(kPatienceWithPage, std::chrono::milliseconds(m_deadline.remainingTime())));
        return;
    }
    m_timer.stop();
    m_rawBegin = **answer;
    m_state = State::Open;
    Q_EMIT progressed(TransportStep::Upgraded);
    if (m_state == State::Open)
        Q_EMIT opened();
    if (m_state == State::Open && hasUnread())
        Q_EMIT readyRead();
}

std::size_t WebSocketTransport::read(std::span<std::uint8_t> into)
{
    if (m_state != State::Open)
        return 0;
    const std::size_t count = takeApart(into);
    if (m_state == State::Open && m_lowerEnded && !hasRaw() && !m_lower->hasUnread())
        finish(*m_lowerEnded);
    return count;
}

/// Until `into` is full, nothing is left to read, or the state changes.
std::size_t WebSocketTransport::takeApart(std::span<std::uint8_t> into)
{
    const State before = m_state;
    std::size_t total = 0;
    while (m_state == before && total < into.size()) {
        if (!hasRaw()) {
            m_rawBegin = 0;
            m_rawEnd = m_lower->read(m_raw);
            if (m_rawEnd == 0)
                break;
        }
        const auto step =
            m_decoder.decode(ByteView(m_raw).subspan(m_rawBegin, m_rawEnd - m_rawBegin), into.subspan(total));
        m_rawBegin += step.consumed;
        total += step.produced;
        handle(step.event);
    }
    return total;
}

void WebSocketTransport::handle(WebSocketDecoder::Event event)
{
    switch (event) {
    case WebSocketDecoder::Event::None:
        return;
    case WebSocketDecoder::Event::Ping:
        // One pong may stand for several pings (§5.5.3): a flood of them costs no memory.
        if (m_state == State::Open && m_lower->bytesToWrite() < kMostPongs) {
            sendFrame(WebSocketOpcode::Pong, m_decoder.body());
            m_lower->flush();
        }
        return;
    case WebSocketDecoder::Event::Close: {
        const std::uint16_t code = m_decoder.closeCode();
        const bool harmless = code == std::uint16_t(WebSocketClose::Normal) ||
                              code == std::uint16_t(WebSocketClose::GoingAway) ||
                              code == std::uint16_t(WebSocketClose::NoCode);
        Problem problem;
        if (!harmless && m_state == State::Open) {
            problem.kind = Problem::Kind::WebSocketFailed;
            problem.webSocketFault = Problem::WebSocketFault::ClosedByServer;
            problem.closeCode = code;
            problem.serverText = m_decoder.closeText();
        }
        endWith(std::move(problem), WebSocketClose::Normal);
        return;
    }
    case WebSocketDecoder::Event::Error: {
        const WebSocketError error = m_decoder.error();
        Problem problem;
        if (m_state == State::Open) {
            const bool text = error == WebSocketError::TextFrame;
            problem.kind = Problem::Kind::WebSocketFailed;
            problem.webSocketFault =
                text ? Problem::WebSocketFault::TextFrame : Problem::WebSocketFault::BadFrame;
            problem.closeCode = std::uint16_t(closeCodeFor(error));
            problem.systemText = describe(error);
        }
        endWith(std::move(problem), closeCodeFor(error));
        return;
    }
    }
}

/// Says Close unless that was said, and waits for the end of the lower transport.
void WebSocketTransport::endWith(Problem problem, WebSocketClose code)
{
    if (m_state == State::Open)
        sendFrame(WebSocketOpcode::Close, webSocketCloseBody(code));
    m_state = State::Ending;
    m_problem = std::move(problem);
    m_timer.start(kFarewell);
    m_lower->flush();
    m_lower->close();
}

void WebSocketTransport::close()
{
    if (m_state != State::Open)
        return;
    sendFrame(WebSocketOpcode::Close, webSocketCloseBody(WebSocketClose::Normal));
    m_state = State::Closing;
    m_timer.start(kFarewell);
    m_lower->flush();
    if (m_lowerEnded)
        finish(*m_lowerEnded);
    else
        drain();
}

/// While closing nobody reads any more; only the server's Close matters.
void WebSocketTransport::drain()
{
    std::array<std::uint8_t, 4096> nowhere{};
    while (m_state == State::Closing && takeApart(nowhere) > 0) {
    }
}

void WebSocketTransport::lowerEnded(const Problem &problem)
{
    switch (m_state) {
    case State::Opening:
        finish(problem);
        return;
    case State::Upgrading:
        if (problem.isProblem())
            finish(problem);
        else
            readAnswer(WebSocketUpgrade::Stream::Closed);
        if (m_state == State::Open) // it came with the end
            lowerEnded(problem);
        return;
    case State::Open:
        m_lowerEnded = problem;
        // The server's last word may be a Close among the bytes that are still unread.
        if (hasUnread())
            Q_EMIT readyRead();
        else
            finish(problem);
        return;
    case State::Closing:
        finish({});
        return;
    case State::Ending:
        finish(m_problem);
        return;
    case State::Idle:
    case State::Over:
        return;
    }
}

void WebSocketTransport::timedOut()
{
    switch (m_state) {
    case State::Upgrading:
        readAnswer(WebSocketUpgrade::Stream::TimedOut);
        return;
    case State::Closing:
    case State::Ending:
        m_lower->abort();
        finish(m_problem);
        return;
    case State::Idle:
    case State::Opening:
    case State::Open:
    case State::Over:
        return;
    }
}

void WebSocketTransport::finish(Problem problem)
{
    m_timer.stop();
    m_state = State::Over;
    if (!problem.isProblem()) {
        Q_EMIT closed();
        return;
    }
    problem.host = m_endpoint.host.toStdString();
    problem.port = m_endpoint.port;
    Q_EMIT failed(problem);
}

bool WebSocketTransport::hasUnread() const
{
    return m_state == State::Open && (hasRaw() || m_lower->hasUnread());
}

void WebSocketTransport::write(ByteView bytes)
{
    if (m_state != State::Open)
        return;
    while (!bytes.empty()) {
        const ByteView part = bytes.first(std::min(bytes.size(), kLargestFrame));
        sendFrame(WebSocketOpcode::Binary, part); // [MQTT-6.0.0-1]
        bytes = bytes.subspan(part.size());
    }
}

void WebSocketTransport::sendFrame(WebSocketOpcode opcode, ByteView payload)
{
    m_frame.clear();
    appendWebSocketFrame(m_frame, opcode, payload, QRandomGenerator::system()->generate());
    m_lower->write(m_frame);
}

void WebSocketTransport::flush()
{
    if (m_state == State::Open)
        m_lower->flush();
}

qint64 WebSocketTransport::bytesToWrite() const { return m_lower->bytesToWrite(); }

void WebSocketTransport::abort()
{
    m_state = State::Over;
    m_timer.stop();
    m_lower->abort();
}

} // namespace mqtt
