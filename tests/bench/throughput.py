#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine beside libmosquitto and Paho C against the same load, in turns; prints one JSON line a case.

  throughput.py BUILD_DIR [--rounds 5] [--seconds 2] [CASE…]     CASE: receive0 receive1 receive2 receive10k publish0 publish1 publish2

Each gets as many messages as it handles in about --seconds. Rates are messages per second from the first to the last one
(publishing: as the sink saw them); CPU is of the client alone. Medians over the rounds; a goal is a ratio of the medians to
libmosquitto's. Peers that are not installed are left out.
"""
import argparse, json, pathlib, statistics, subprocess, sys

CASES = {  # name: (what, qos, payload, goal, first guess of messages per second: ours, libmosquitto, Paho)
    "receive0": ("sub", 0, 60, 10, 4_000_000, 300_000, 100_000),
    "receive1": ("sub", 1, 60, 6, 800_000, 90_000, 50_000),
    "receive2": ("sub", 2, 60, 5, 400_000, 60_000, 19_000),
    "receive10k": ("sub", 0, 10_240, 2, 200_000, 80_000, 50_000),
    "publish0": ("pub", 0, 60, 8, 3_000_000, 220_000, 40_000),
    "publish1": ("pub", 1, 60, 6, 600_000, 80_000, 20_000),
    "publish2": ("pub", 2, 60, 4, 300_000, 40_000, 14_000),
}


CLIENTS = {"mqttscope": "app/cli/mqttscope-cli", "libmosquitto": "tests/bench/peer_libmosquitto", "paho": "tests/bench/peer_paho"}


class Client:
    def __init__(self, build, name, program):
        self.name, self.ours = name, name == "mqttscope"
        self.program = pathlib.Path(build, program)

    def command(self, what, port, qos, count, payload):
        if not self.ours:
            return [self.program, what, port, qos, count] + ([payload] if what == "pub" else [])
        url = f"mqtt://127.0.0.1:{port}"
        if what == "sub":
            return [self.program, "sub", url, "-t", "#", "-q", qos, "--protocol", "3.1.1", "--count", count, "--format", "none", "--stats"]
        return [self.program, "pub", url, "-t", "bench/topic/of/forty/bytes/temperature/1", "-m", "x" * payload, "-q", qos,
                "--protocol", "3.1.1", "--repeat", count, "--stats"]


def run_once(build, client, what, qos, payload, count):
    """(messages per second, CPU microseconds a message)"""
    side = ["--sink"] if what == "pub" else ["--fire", "--qos", qos, "--count", count, "--payload", payload]
    broker = subprocess.Popen([str(x) for x in [pathlib.Path(build, "tests/bench/load_broker"), *side]], stdout=subprocess.PIPE, text=True)
    port = broker.stdout.readline().strip()
    stats = json.loads(subprocess.check_output([str(x) for x in client.command(what, port, qos, count, payload)], timeout=300))
    load = json.loads(broker.communicate(timeout=60)[0])
    messages, seconds = (load["messages"], load["seconds"]) if what == "pub" else (stats["messages"], stats["seconds_first_to_last"])
    if messages != count:
        raise SystemExit(f"{client.program}: {messages} of {count} messages")
    return messages / seconds, (stats["user_s"] + stats["sys_s"]) / messages * 1e6


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("cases", nargs="*")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2)
    arguments = parser.parse_intermixed_args()
    clients = [Client(arguments.build, name, program) for name, program in CLIENTS.items()]
    clients = [client for client in clients if client.program.exists()]
    missed = False
    for name in arguments.cases or CASES:
        what, qos, payload, goal, *guesses = CASES[name]
        results = [[] for _ in clients]
        counts = [int(guesses[list(CLIENTS).index(client.name)] * arguments.seconds) for client in clients]
        for _ in range(arguments.rounds):
            for client, count, result in zip(clients, counts, results):
                result.append(run_once(arguments.build, client, what, qos, payload, count))
        rates = [statistics.median(rate for rate, _ in result) for result in results]
        cpu = [statistics.median(us for _, us in result) for result in results]
        line = {"bench": f"throughput_{name}", "msgs_per_s": round(rates[0]), "cpu_us_per_msg": round(cpu[0], 3)}
        for client, rate, us in zip(clients[1:], rates[1:], cpu[1:]):
            line |= {f"{client.name}_msgs_per_s": round(rate), f"{client.name}_cpu_us_per_msg": round(us, 3),
                     f"{client.name}_ratio": round(rates[0] / rate, 1), f"{client.name}_cpu_ratio": round(us / cpu[0], 1)}
        if "libmosquitto_ratio" in line:
            met = line["libmosquitto_ratio"] >= goal and line["libmosquitto_cpu_ratio"] >= 5
            missed |= not met
            line |= {"goal": f"libmosquitto_ratio >= {goal}, libmosquitto_cpu_ratio >= 5", "goal_met": met}
        print(json.dumps(line), flush=True)
    sys.exit(missed)


main()
