// SPDX-License-Identifier: GPL-3.0-or-later
//
// The same jobs as mqttscope-cli's, done with libmosquitto as its manual shows, to compare with.
//
//   peer_libmosquitto sub PORT QOS COUNT
//   peer_libmosquitto pub PORT QOS COUNT PAYLOAD_SIZE
//
// Prints what mqttscope-cli --stats prints.
#include "tests/bench/peer_run.h"

#include <mosquitto.h>

#include <string>
#include <thread>

namespace {

int subscribe(mosquitto *client)
{
    mosquitto_connect_callback_set(client, [](mosquitto *self, void *data, int) {
        mosquitto_subscribe(self, nullptr, "#", static_cast<PeerRun *>(data)->qos);
    });
    mosquitto_message_callback_set(client, [](mosquitto *self, void *data, const mosquitto_message *) {
        if (static_cast<PeerRun *>(data)->counted())
            mosquitto_disconnect(self);
    });
    return mosquitto_loop_forever(client, -1, 1);
}

int publish(mosquitto *client, PeerRun &run)
{
    const std::string payload(run.payloadSize, 'x');
    mosquitto_connect_callback_set(client, [](mosquitto *, void *data, int) { static_cast<PeerRun *>(data)->connected = true; });
    mosquitto_publish_callback_set(client, [](mosquitto *, void *data, int) { static_cast<PeerRun *>(data)->counted(); });
    if (mosquitto_loop_start(client) != MOSQ_ERR_SUCCESS)
        return 1;
    while (!run.connected)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    for (std::uint64_t sent = 0; sent < run.count; ++sent) {
        while (sent - run.messages > PeerRun::kMostWaiting)
            std::this_thread::sleep_for(std::chrono::microseconds(200));
        mosquitto_publish(client, nullptr, PeerRun::kTopic, int(payload.size()), payload.data(), run.qos, false);
    }
    while (run.messages < run.count)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    mosquitto_disconnect(client);
    return mosquitto_loop_stop(client, false);
}

} // namespace

int main(int argc, char **argv)
{
    PeerRun run;
    if (!run.read(argc, argv))
        return 2;
    mosquitto_lib_init();
    mosquitto *client = mosquitto_new("peer", true, &run);
    mosquitto_max_inflight_messages_set(client, PeerRun::kWindow);
    if (mosquitto_connect(client, "127.0.0.1", run.port, 60) != MOSQ_ERR_SUCCESS)
        return 1;
    const int result = run.publishes ? publish(client, run) : subscribe(client);
    run.printStats();
    mosquitto_destroy(client);
    mosquitto_lib_cleanup();
    return result == MOSQ_ERR_SUCCESS ? 0 : 1;
}
