// SPDX-License-Identifier: GPL-3.0-or-later
//
// Publishes prepared messages to a broker on this machine at a steady rate, as cheaply as a sender can.
//
//   flood_publisher --port P [--topics 1000] [--rate 50000] [--seconds 60] [--payload 60] [--retain] [--once]
//
// --once: every topic exactly once, as fast as the broker takes them. Afterwards "flood/done" is published (QoS 1) and
// its acknowledgement awaited, so that everything before it has reached the broker. Prints one JSON object.

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
    std::size_t payload = 60;
    bool retain = false;
    bool once = false;
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
        else if (name == "--payload")
            options.payload = std::size_t(value());
        else if (name == "--retain")
            options.retain = true;
        else if (name == "--once")
            options.once = true;
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

std::string topicName(std::size_t i)
{
    char name[64];
    std::snprintf(name, sizeof name, "site/%zu/line/%zu/device/%03zu/temperature", i / 1'000 % 10, i / 100 % 10, i);
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

int connectTo(std::uint16_t port)
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
    connect.clientId = "flood-publisher";
    Bytes bytes;
    if (!mqtt::encode(connect, mqtt::ProtocolVersion::V311, bytes))
        fail("encode");
    writeAll(socket, bytes.data(), bytes.size());
    readExactly(socket, 4); // CONNACK
    return socket;
}

} // namespace

int main(int argc, char **argv)
{
    const Options options = parse(argc, argv);
    Bytes round;
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i < options.topics; ++i) {
        const std::string topic = topicName(i);
        const std::string payload = payloadText(i, options.payload);
        mqtt::Publish publish;
        publish.topic = topic;
        publish.retain = options.retain;
        publish.payload = {reinterpret_cast<const std::uint8_t *>(payload.data()), payload.size()};
        if (!mqtt::encodePublish(publish, mqtt::ProtocolVersion::V311, round))
            fail("encode");
        ends.push_back(round.size());
    }

    const int socket = connectTo(options.port);
    const auto start = Clock::now();
    std::uint64_t sent = 0;
    std::size_t next = 0; // topic
    const auto sendSome = [&](std::uint64_t count) {
        while (count > 0) {
            const std::size_t last = std::min<std::size_t>(next + std::size_t(count), options.topics);
            const std::size_t from = next == 0 ? 0 : ends[next - 1];
            writeAll(socket, round.data() + from, ends[last - 1] - from);
            sent += last - next;
            count -= last - next;
            next = last == options.topics ? 0 : last;
        }
    };

    if (options.once) {
        sendSome(options.topics);
    } else {
        const std::uint64_t total = std::uint64_t(options.rate * options.seconds);
        while (sent < total) {
            const double elapsed = std::chrono::duration<double>(Clock::now() - start).count();
            const std::uint64_t due = std::min(total, std::uint64_t(elapsed * options.rate));
            if (due > sent)
                sendSome(due - sent);
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    }

    Bytes done;
    mqtt::Publish last;
    last.topic = "flood/done";
    last.qos = mqtt::Qos::AtLeastOnce;
    last.packetId = 1;
    if (!mqtt::encodePublish(last, mqtt::ProtocolVersion::V311, done))
        fail("encode");
    writeAll(socket, done.data(), done.size());
    readExactly(socket, 4); // PUBACK
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    std::printf("{\"sent\":%llu,\"seconds\":%.3f,\"per_second\":%.0f}\n", static_cast<unsigned long long>(sent + 1), seconds,
                double(sent + 1) / seconds);
    ::close(socket);
    return 0;
}
