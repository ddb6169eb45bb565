// SPDX-License-Identifier: GPL-3.0-or-later
//
// The other end of the throughput benchmarks: a broker for one client that is cheaper than any client.
//
//   load_broker --fire [--qos 0|1|2] [--count 1000000] [--topics 10000] [--payload 60] [--window 100]
//   load_broker --sink
//
// --fire waits for a SUBSCRIBE, then sends --count prepared messages, at QoS 1 and 2 with --window in flight, and one
// more on "load/done". --sink counts and acknowledges what the client publishes. Prints its port on the first line and
// one JSON object at the end. Speaks as much MQTT 3.1.1 and 5.0 as that takes; loopback only.

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace {

using Bytes = std::vector<std::uint8_t>;
using Clock = std::chrono::steady_clock;

struct Options
{
    bool sink = false;
    int qos = 0;
    std::uint64_t count = 1'000'000;
    std::size_t topics = 10'000;
    std::size_t payload = 60;
    std::size_t window = 100;
};

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "load_broker: %s: %s\n", what, std::strerror(errno));
    std::exit(1);
}

Options parse(int argc, char **argv)
{
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        const auto value = [&] { return i + 1 < argc ? std::strtoull(argv[++i], nullptr, 10) : 0; };
        if (name == "--sink")
            options.sink = true;
        else if (name == "--qos")
            options.qos = int(value());
        else if (name == "--count")
            options.count = value();
        else if (name == "--topics")
            options.topics = std::max<std::size_t>(1, value());
        else if (name == "--payload")
            options.payload = value();
        else if (name == "--window")
            options.window = std::clamp<std::size_t>(value(), 1, 65'535);
        else if (name != "--fire") {
            std::fprintf(stderr, "load_broker: unknown option %s\n", argv[i]);
            std::exit(2);
        }
    }
    return options;
}

struct Packet
{
    std::uint8_t first = 0;
    const std::uint8_t *body = nullptr;
    std::size_t size = 0;

    int type() const { return first >> 4; }
    std::uint16_t id(std::size_t at = 0) const { return std::uint16_t(body[at] << 8 | body[at + 1]); }
};

/// The client's byte stream as packets.
class Peer
{
public:
    explicit Peer(int socket)
        : m_socket(socket)
        , m_buffer(1u << 18)
    {}

    std::optional<Packet> next()
    {
        std::size_t length = 0;
        std::size_t at = m_begin + 1;
        for (int shift = 0;; shift += 7, ++at) {
            if (at >= m_end)
                return std::nullopt;
            length |= std::size_t(m_buffer[at] & 0x7F) << shift;
            if (!(m_buffer[at] & 0x80))
                break;
        }
        ++at;
        if (m_end - at < length || m_end < at)
            return std::nullopt;
        const Packet packet{m_buffer[m_begin], m_buffer.data() + at, length};
        m_begin = at + length;
        return packet;
    }

    /// False when the client has gone.
    bool read()
    {
        if (m_begin > 0) {
            std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
            m_end -= m_begin;
            m_begin = 0;
        }
        if (m_end == m_buffer.size())
            m_buffer.resize(m_buffer.size() * 2);
        const ssize_t got = ::recv(m_socket, m_buffer.data() + m_end, m_buffer.size() - m_end, 0);
        if (got <= 0)
            return false;
        m_end += std::size_t(got);
        return true;
    }

    Packet wait()
    {
        for (;;) {
            if (const auto packet = next())
                return *packet;
            if (!read())
                fail("the client left");
        }
    }

    bool write(const std::uint8_t *data, std::size_t size)
    {
        while (size > 0) {
            const ssize_t written = ::send(m_socket, data, size, MSG_NOSIGNAL);
            if (written < 0)
                return false;
            data += written;
            size -= std::size_t(written);
        }
        return true;
    }
    bool write(const Bytes &bytes) { return write(bytes.data(), bytes.size()); }

private:
    int m_socket;
    Bytes m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
};

void appendText(Bytes &out, const std::string &text)
{
    out.push_back(std::uint8_t(text.size() >> 8));
    out.push_back(std::uint8_t(text.size()));
    out.insert(out.end(), text.begin(), text.end());
}

/// The messages of one round, encoded; where each ends and where its packet identifier stands.
struct Round
{
    Bytes bytes;
    std::vector<std::size_t> ends;
    std::vector<std::size_t> ids;

    void append(const std::string &topic, const std::string &payload, int qos, bool v5)
    {
        Bytes body;
        appendText(body, topic);
        const std::size_t id = body.size();
        if (qos > 0)
            body.insert(body.end(), {0, 0});
        if (v5)
            body.push_back(0);
        body.insert(body.end(), payload.begin(), payload.end());
        bytes.push_back(std::uint8_t(0x30 | qos << 1));
        std::size_t left = body.size();
        do {
            bytes.push_back(std::uint8_t((left & 0x7F) | (left > 0x7F ? 0x80 : 0)));
            left >>= 7;
        } while (left > 0);
        ids.push_back(bytes.size() + id);
        bytes.insert(bytes.end(), body.begin(), body.end());
        ends.push_back(bytes.size());
    }
};

Round prepare(const Options &options, int qos, bool v5)
{
    Round round;
    for (std::size_t i = 0; i < options.topics; ++i) {
        char topic[64];
        std::snprintf(topic, sizeof topic, "plant/%zu/line/%02zu/device/%03zu/temperature", i / 10'000, i / 1'000 % 10, i % 1'000);
        std::string payload = "{\"t\":" + std::to_string(i % 50) + "." + std::to_string(i % 10) + ",\"n\":" + std::to_string(i);
        if (payload.size() + 9 < options.payload)
            payload += ",\"pad\":\"" + std::string(options.payload - payload.size() - 10, 'x') + "\"";
        round.append(topic, payload + "}", qos, v5);
    }
    return round;
}

/// Sends windows of QoS 1 and 2 messages; identifiers are 1 … window, each used again when its flow is over.
class Flow
{
public:
    Flow(Peer &peer, Round round, const Options &options)
        : m_peer(peer)
        , m_round(std::move(round))
        , m_left(options.count)
    {
        for (std::size_t id = options.window; id > 0; --id)
            m_free.push_back(std::uint16_t(id));
        m_window = options.window;
    }

    void run()
    {
        while (m_left > 0 || m_free.size() < m_window) {
            m_out.clear();
            while (const auto packet = m_peer.next())
                take(*packet);
            while (m_left > 0 && !m_free.empty())
                sendOne();
            if (!m_out.empty()) {
                if (!m_peer.write(m_out))
                    fail("send");
                continue;
            }
            if (!m_peer.read()) {
                if (m_left > 0)
                    fail("the client left");
                return; // it has all it wants; its last acknowledgements may have gone with it
            }
        }
    }

private:
    void take(const Packet &packet)
    {
        switch (packet.type()) {
        case 4: // PUBACK
        case 7: // PUBCOMP
            m_free.push_back(packet.id());
            break;
        case 5: // PUBREC: PUBREL
            m_out.insert(m_out.end(), {0x62, 2, packet.body[0], packet.body[1]});
            break;
        case 12:
            m_out.insert(m_out.end(), {0xD0, 0});
            break;
        default:
            break;
        }
    }

    void sendOne()
    {
        const std::size_t begin = m_next == 0 ? 0 : m_round.ends[m_next - 1];
        const std::uint16_t id = m_free.back();
        m_free.pop_back();
        m_round.bytes[m_round.ids[m_next]] = std::uint8_t(id >> 8);
        m_round.bytes[m_round.ids[m_next] + 1] = std::uint8_t(id);
        m_out.insert(m_out.end(), m_round.bytes.begin() + std::ptrdiff_t(begin),
                     m_round.bytes.begin() + std::ptrdiff_t(m_round.ends[m_next]));
        m_next = (m_next + 1) % m_round.ends.size();
        --m_left;
    }

    Peer &m_peer;
    Round m_round;
    std::uint64_t m_left;
    std::size_t m_window = 0;
    std::size_t m_next = 0;
    std::vector<std::uint16_t> m_free;
    Bytes m_out;
};

void fire(Peer &peer, const Options &options, bool v5)
{
    Packet request = peer.wait();
    while (request.type() != 8)
        request = peer.wait();
    const std::uint8_t idHigh = request.body[0];
    const std::uint8_t idLow = request.body[1];
    const int qos = std::min(options.qos, request.body[request.size - 1] & 3);
    Bytes suback = v5 ? Bytes{0x90, 4, idHigh, idLow, 0, std::uint8_t(qos)} : Bytes{0x90, 3, idHigh, idLow, std::uint8_t(qos)};
    Round round = prepare(options, qos, v5);
    if (!peer.write(suback))
        fail("send");
    std::this_thread::sleep_for(std::chrono::milliseconds(300));

    const auto start = Clock::now();
    if (qos == 0) {
        for (std::uint64_t left = options.count; left > 0;) {
            const std::size_t now = std::min<std::uint64_t>(left, round.ends.size());
            if (!peer.write(round.bytes.data(), round.ends[now - 1]))
                fail("send");
            left -= now;
        }
    } else {
        Flow(peer, std::move(round), options).run();
    }
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    Round last;
    last.append("load/done", "done", 0, v5);
    peer.write(last.bytes);
    std::printf("{\"sent\":%llu,\"qos\":%d,\"seconds\":%.6f}\n", static_cast<unsigned long long>(options.count), qos, seconds);
    std::fflush(stdout);
    while (peer.read()) {
        while (peer.next()) {
        }
    }
}

void sink(Peer &peer)
{
    std::uint64_t messages = 0;
    Clock::time_point first{};
    Clock::time_point last{};
    Bytes out;
    for (bool open = true; open;) {
        out.clear();
        while (const auto packet = peer.next()) {
            switch (packet->type()) {
            case 3: {
                last = Clock::now();
                if (messages++ == 0)
                    first = last;
                const int qos = packet->first >> 1 & 3;
                if (qos > 0) {
                    const std::size_t id = 2u + packet->id();
                    out.insert(out.end(), {std::uint8_t(qos == 1 ? 0x40 : 0x50), 2, packet->body[id], packet->body[id + 1]});
                }
                break;
            }
            case 6:
                out.insert(out.end(), {0x70, 2, packet->body[0], packet->body[1]});
                last = Clock::now();
                break;
            case 12:
                out.insert(out.end(), {0xD0, 0});
                break;
            case 14:
                open = false;
                break;
            default:
                break;
            }
        }
        if (!peer.write(out) || (open && !peer.read()))
            break;
    }
    std::printf("{\"messages\":%llu,\"seconds\":%.6f}\n", static_cast<unsigned long long>(messages),
                messages > 0 ? std::chrono::duration<double>(last - first).count() : 0);
}

} // namespace

int main(int argc, char **argv)
{
    const Options options = parse(argc, argv);
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (::bind(listener, reinterpret_cast<sockaddr *>(&address), length) != 0 || ::listen(listener, 1) != 0 ||
        ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &length) != 0)
        fail("listen");
    std::printf("%d\n", ntohs(address.sin_port));
    std::fflush(stdout);

    const int socket = ::accept(listener, nullptr, nullptr);
    if (socket < 0)
        fail("accept");
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    Peer peer(socket);
    const Packet connect = peer.wait();
    const bool v5 = connect.type() == 1 && connect.size > 7 && connect.body[6] == 5;
    if (!peer.write(v5 ? Bytes{0x20, 3, 0, 0, 0} : Bytes{0x20, 2, 0, 0}))
        fail("send");
    if (options.sink)
        sink(peer);
    else
        fire(peer, options, v5);
    ::close(socket);
    ::close(listener);
    return 0;
}
