// SPDX-License-Identifier: GPL-3.0-or-later
//
// The same jobs as mqttscope-cli's, done with Eclipse Paho's asynchronous C client, to compare with.
//
//   peer_paho sub PORT QOS COUNT
//   peer_paho pub PORT QOS COUNT PAYLOAD_SIZE
//
// Prints what mqttscope-cli --stats prints.
#include "tests/bench/peer_run.h"

#include <MQTTAsync.h>

#include <string>
#include <thread>

namespace {

MQTTAsync client = nullptr; // the library's callbacks of a single send carry no client

PeerRun &runOf(void *context) { return *static_cast<PeerRun *>(context); }

void fail(void *context, MQTTAsync_failureData *) { runOf(context).failed = true; }

void subscribe(PeerRun &run)
{
    MQTTAsync_responseOptions options = MQTTAsync_responseOptions_initializer;
    options.context = &run;
    options.onFailure = fail;
    MQTTAsync_subscribe(client, "#", run.qos, &options);
}

void publish(PeerRun &run)
{
    const std::string payload(run.payloadSize, 'x');
    MQTTAsync_responseOptions options = MQTTAsync_responseOptions_initializer;
    options.context = &run;
    options.onSuccess = [](void *context, MQTTAsync_successData *) { runOf(context).counted(); };
    options.onFailure = fail;
    for (std::uint64_t sent = 0; sent < run.count && !run.failed; ++sent) {
        while (sent - run.messages > PeerRun::kMostWaiting && !run.failed)
            std::this_thread::sleep_for(std::chrono::microseconds(200));
        MQTTAsync_send(client, PeerRun::kTopic, int(payload.size()), payload.data(), run.qos, 0, &options);
    }
}

template <class Condition>
void waitFor(const PeerRun &run, Condition condition)
{
    while (!condition() && !run.failed)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

} // namespace

int main(int argc, char **argv)
{
    PeerRun run;
    if (!run.read(argc, argv))
        return 2;
    const std::string address = "tcp://127.0.0.1:" + std::to_string(run.port);
    if (MQTTAsync_create(&client, address.c_str(), "peer", MQTTCLIENT_PERSISTENCE_NONE, nullptr) != MQTTASYNC_SUCCESS)
        return 1;
    MQTTAsync_setCallbacks(
        client, &run, [](void *context, char *) { runOf(context).failed = true; },
        [](void *context, char *topic, int, MQTTAsync_message *message) {
            runOf(context).counted();
            MQTTAsync_freeMessage(&message);
            MQTTAsync_free(topic);
            return 1;
        },
        nullptr);
    MQTTAsync_connectOptions options = MQTTAsync_connectOptions_initializer;
    options.maxInflight = PeerRun::kWindow;
    options.context = &run;
    options.onSuccess = [](void *context, MQTTAsync_successData *) { runOf(context).connected = true; };
    options.onFailure = fail;
    if (MQTTAsync_connect(client, &options) != MQTTASYNC_SUCCESS)
        return 1;
    waitFor(run, [&] { return run.connected.load(); });
    if (!run.failed)
        run.publishes ? publish(run) : subscribe(run);
    waitFor(run, [&] { return run.messages >= run.count; });
    run.printStats();
    const bool complete = run.messages >= run.count;
    MQTTAsync_disconnectOptions leave = MQTTAsync_disconnectOptions_initializer;
    MQTTAsync_disconnect(client, &leave);
    MQTTAsync_destroy(&client);
    return complete ? 0 : 1;
}
