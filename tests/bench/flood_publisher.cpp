// SPDX-License-Identifier: GPL-3.0-or-later
//
// Publishes prepared messages to a broker on this machine at a steady rate, as cheaply as a sender can.
//
//   flood_publisher --port P [--topics 1000] [--rate 50000] [--seconds 60] [--payload 60] [--retain] [--once] [--flat]
//                   [--connections 1]
//
// --once: every topic exactly once, as fast as the broker takes them. --connections: the topics are shared out among so
// many devices (a broker that reads one packet a turn and connection takes more from several). Afterwards every device
// publishes "flood/done" (QoS 1) and awaits the acknowledgement, so that everything before it has reached the broker.
// Prints one JSON object.

#include "protocol/wire/codec.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

namespace {

using Bytes = std::vector<std::uint8_t>;
using Clock = std::chrono::steady_clock;

struct Options
{
    std::uint16_t port = 0;
    std::size_t topics = 1'000;
    double rate = 50'000;
    double seconds = 60;
    std::size_t connections = 1;
    std::size_t payload = 60;
    bool retain = false;
    bool once = false;
    bool flat = false;
};

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "flood_publisher: %s: %s\n", what, std::strerror(errno));
    std::exit(1);
}

Options parse(int argc, char **argv)
{
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        const auto value = [&] { return i + 1 < argc ? std::atof(argv[++i]) : 0; };
        if (name == "--port")
            options.port = std::uint16_t(value());
        else if (name == "--topics")
            options.topics = std::size_t(value());
        else if (name == "--rate")
            options.rate = value();
        else if (name == "--seconds")
            options.seconds = value();
        else if (name == "--connections")
            options.connections = std::max<std::size_t>(1, std::size_t(value()));
        else if (name == "--payload")
            options.payload = std::size_t(value());
        else if (name == "--retain")
            options.retain = true;
        else if (name == "--once")
            options.once = true;
        else if (name == "--flat")
            options.flat = true;
        else {
            std::fprintf(stderr, "flood_publisher: unknown option %s\n", argv[i]);
            std::exit(2);
        }
    }
    return options;
}

void writeAll(int socket, const std::uint8_t *data, std::size_t size)
{
    while (size > 0) {
        const ssize_t written = ::send(socket, data, size, MSG_NOSIGNAL);
        if (written < 0)
            fail("send");
        data += written;
        size -= std::size_t(written);
    }
}

void readExactly(int socket, std::size_t size)
{
    std::uint8_t bytes[64];
    while (size > 0) {
        const ssize_t got = ::recv(socket, bytes, std::min(size, sizeof bytes), 0);
        if (got <= 0)
            fail("recv");
        size -= std::size_t(got);
    }
}

/// Eight values of each device, ten devices of each line; flat: all below one level.
std::string topicName(std::size_t i, bool flat)
{
    if (flat)
        return "fleet/device-" + std::to_string(i * 2'654'435'761u % 4'294'967'296u);
    static constexpr const char *kValues[] = {"temperature", "humidity", "pressure", "vibration", "energy", "speed", "current", "state"};
    char name[96];
    std::snprintf(name, sizeof name, "site/%zu/line/%zu/device/%03zu/%s", i / 8'000, i / 80 % 100, i / 8 % 1'000, kValues[i % 8]);
    return name;
}

std::string payloadText(std::size_t i, std::size_t size)
{
    std::string text = "{\"value\":" + std::to_string(20 + i % 17) + "." + std::to_string(i % 10) + ",\"seq\":" + std::to_string(i) +
                       ",\"unit\":\"C\",\"pad\":\"";
    if (text.size() + 2 < size)
        text.append(size - text.size() - 2, 'x');
    return text + "\"}";
}

int connectTo(std::uint16_t port, std::size_t number)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        fail("connect");
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);

    mqtt::Connect connect;
    const std::string clientId = "flood-publisher-" + std::to_string(number);
    connect.clientId = clientId;
    Bytes bytes;
    if (!mqtt::encode(connect, mqtt::ProtocolVersion::V311, bytes))
        fail("encode");
    writeAll(socket, bytes.data(), bytes.size());
    readExactly(socket, 4); // CONNACK
    return socket;
}

/// One of the connections, and the encoded messages of its topics, which it sends round and round.
class Device
{
public:
    Device(const Options &options, std::size_t number)
    {
        for (std::size_t i = number; i < options.topics; i += options.connections) {
            const std::string topic = topicName(i, options.flat);
            const std::string payload = payloadText(i, options.payload);
            mqtt::Publish publish;
            publish.topic = topic;
            publish.retain = options.retain;
            publish.payload = {reinterpret_cast<const std::uint8_t *>(payload.data()), payload.size()};
            if (!mqtt::encodePublish(publish, mqtt::ProtocolVersion::V311, m_round))
                fail("encode");
            m_ends.push_back(m_round.size());
        }
        m_socket = connectTo(options.port, number);
    }

    std::size_t topics() const { return m_ends.size(); }

    void send(std::size_t count)
    {
        while (count > 0) {
            const std::size_t last = std::min(m_next + count, m_ends.size());
            const std::size_t from = m_next == 0 ? 0 : m_ends[m_next - 1];
            writeAll(m_socket, m_round.data() + from, m_ends[last - 1] - from);
            count -= last - m_next;
            m_next = last == m_ends.size() ? 0 : last;
        }
    }

    void finish()
    {
        Bytes done;
        mqtt::Publish last;
        last.topic = "flood/done";
        last.qos = mqtt::Qos::AtLeastOnce;
        last.packetId = 1;
        if (!mqtt::encodePublish(last, mqtt::ProtocolVersion::V311, done))
            fail("encode");
        writeAll(m_socket, done.data(), done.size());
        readExactly(m_socket, 4); // PUBACK
        ::close(m_socket);
    }

private:
    Bytes m_round;
    std::vector<std::size_t> m_ends;
    std::size_t m_next = 0; ///< topic
    int m_socket = -1;
};

} // namespace

int main(int argc, char **argv)
{
    Options options = parse(argc, argv);
    options.connections = std::min(options.connections, options.topics);
    std::vector<Device> devices;
    for (std::size_t i = 0; i < options.connections; ++i)
        devices.emplace_back(options, i);

    const auto start = Clock::now();
    std::uint64_t sent = 0;
    if (options.once) {
        for (Device &device : devices) {
            device.send(device.topics());
            sent += device.topics();
        }
    } else {
        const std::uint64_t total = std::uint64_t(options.rate * options.seconds);
        while (sent < total) {
            const double elapsed = std::chrono::duration<double>(Clock::now() - start).count();
            const std::uint64_t due = std::min(total, std::uint64_t(elapsed * options.rate));
            for (std::size_t i = 0; i < devices.size() && due > sent; ++i) {
                const std::uint64_t share = (due - sent) / (devices.size() - i);
                devices[i].send(std::size_t(share));
                sent += share;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    }
    for (Device &device : devices)
        device.finish();
    sent += devices.size();
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    std::printf("{\"sent\":%llu,\"seconds\":%.3f,\"per_second\":%.0f}\n", static_cast<unsigned long long>(sent), seconds,
                double(sent) / seconds);
    return 0;
}
