#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures what MQTTScope is for: more than a machine can take, and a window that stays calm. One JSON line per figure.

  scale.py BUILD_DIR [torrent] [million] [wide] [neighbours] [overload] [soak]

torrent   40-byte topics, 60-byte JSON, 10,000 topics as fast as a cheap broker sends them, tree expanded on a virtual screen
million   1,000,000 retained topics of 64 bytes, beside mosquitto_sub in the same run; then expanding and scrolling
wide      100,000 topics below one level: opening it, and going on while it stands open
neighbours  20 connections, one of them flooded: how long the messages of the others take, without a window
overload  as torrent for --seconds (600): memory flat at a budget of 128 MB, every message accounted for
soak      20,000 messages/s through mosquitto for --seconds (300): memory at the end against that of the first sixth, at most five minutes
Each figure has its goal beside it; the exit status is 1 when one is missed.
"""
import argparse, json, os, pathlib, resource, statistics, subprocess, sys, tempfile, time

from whole_program import Broker, Screen, Scope, missed, off_screen, report, xdotool


class LoadBroker:
    """Sends prepared messages to the one client that subscribes, as fast as that takes them."""

    def __init__(self, build, count, topics=10_000):
        self.process = subprocess.Popen([str(x) for x in (pathlib.Path(build, "tests/bench/load_broker"), "--fire", "--count", count,
                                                          "--topics", topics, "--payload", 60)], stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait(10)


def write_settings(folder, **settings):
    config = pathlib.Path(folder, "config")
    config.mkdir(exist_ok=True)
    pathlib.Path(config, "settings.json").write_text(json.dumps(settings))


def gaps_of(samples):
    return {"gap_p99_ms_median": statistics.median(s["loop_gap_ms"]["p99"] for s in samples),
            "gap_p99_ms_worst_second": max(s["loop_gap_ms"]["p99"] for s in samples),
            "gap_max_ms": max(s["loop_gap_ms"]["max"] for s in samples)}


def adds_up(sample):
    return sample["received"] == sample["shown"] + sample["backlog"] and sample["dropped"] == 0


def under_load(build, folder, seconds):
    """The seconds of a torrent in which the tree stands expanded, and the processor time of the program over them."""
    with Screen() as screen, LoadBroker(build, 10**10) as broker:
        scope = Scope(build, folder, broker.port)
        scope.wait(lambda s: s["received"] > 0, 20)
        screen.window()
        xdotool("key", "ctrl+Right")
        time.sleep(2)
        before, cpu = len(scope.samples()), scope.cpu_seconds()
        time.sleep(seconds)
        samples, cpu = scope.samples()[before:], scope.cpu_seconds() - cpu
        scope.close()
    return samples, cpu


def torrent(build, folder, _):
    samples, cpu = under_load(build, folder, 20)
    first, last = samples[0], samples[-1]
    shown = last["shown"] - first["shown"]
    rate = shown / (last["t"] - first["t"])
    gaps = gaps_of(samples)
    met = rate >= 1_000_000 and gaps["gap_p99_ms_median"] <= 16 and gaps["gap_max_ms"] <= 100 and all(map(adds_up, samples))
    report("torrent", met, msgs_per_s=round(rate), cpu_us_per_msg=round(cpu / shown * 1e6, 3), seconds=round(last["t"] - first["t"], 1),
           **gaps, dropped=last["dropped"], rss_mib=round(max(s["rss_bytes"] for s in samples) / 2**20),
           goal=">= 1,000,000/s (aim 3,000,000), p99 <= 16 ms, max <= 100 ms, dropped 0")


def overload(build, folder, seconds):
    write_settings(folder, memoryBudgetMb=128)
    samples, _ = under_load(build, folder, seconds + 50)
    pathlib.Path(folder, "config/settings.json").unlink()
    steady = [s for s in samples if s["evicted"] > 0 and s["t"] > samples[0]["t"] + 45]
    memory = [(s["t"] / 60, s["rss_bytes"] / 2**20) for s in steady]
    slope = statistics.linear_regression(*zip(*memory)).slope
    gaps = gaps_of(steady)
    exact = all(map(adds_up, samples))
    report("overload", slope <= 1 and gaps["gap_max_ms"] <= 100 and exact, seconds=round(steady[-1]["t"] - steady[0]["t"]),
           msgs_per_s=round((steady[-1]["shown"] - steady[0]["shown"]) / (steady[-1]["t"] - steady[0]["t"])),
           rss_mib=round(memory[-1][1], 1), slope_mib_per_minute=round(slope, 2), **gaps, counters_add_up=exact,
           goal="slope <= 1 MiB/min, max <= 100 ms, received = shown + backlog")


def soak(build, folder, seconds):
    write_settings(folder, memoryBudgetMb=64)
    with Broker(folder) as broker:
        scope = Scope(build, folder, broker.port)
        scope.wait(lambda s: s["t"] > 1.5, 20)
        before = len(scope.samples())
        sent = json.loads(subprocess.check_output(
            [str(x) for x in (pathlib.Path(build, "tests/bench/flood_publisher"), "--port", broker.port, "--topics", 1000,
                              "--rate", 20_000, "--seconds", seconds, "--payload", 60, "--connections", 8)]))
        last = scope.wait(lambda s: s["shown"] >= sent["sent"], 30)
        samples = scope.samples()[before:]
        scope.close()
    pathlib.Path(folder, "config/settings.json").unlink()
    sixth = [s["rss_bytes"] for s in samples if s["t"] <= samples[0]["t"] + max(min(seconds / 6, 300), 45)]
    growth = statistics.median(s["rss_bytes"] for s in samples[-10:]) / statistics.median(sixth[-10:])
    gaps = gaps_of(samples)
    met = (growth <= 1.05 and last["received"] == last["shown"] == sent["sent"] and last["dropped"] == 0 and
           gaps["gap_max_ms"] <= 100 and sent["per_second"] >= 19_000)
    report("soak", met, seconds=round(seconds), sent=sent["sent"], sender_per_second=sent["per_second"], received=last["received"],
           shown=last["shown"], dropped=last["dropped"], evicted=last["evicted"], growth=round(growth, 3),
           rss_mib=round(samples[-1]["rss_bytes"] / 2**20, 1), **gaps, goal="rss at the end <= 1.05x, all shown, max <= 100 ms")


def million(build, folder, _, topics=1_000_000):
    with Screen() as screen, Broker(folder) as broker:
        subprocess.check_output([str(x) for x in (pathlib.Path(build, "tests/bench/flood_publisher"), "--port", broker.port, "--topics",
                                                  topics, "--once", "--retain", "--payload", 64, "--connections", 8)])
        names_and_values = 0
        begin = time.monotonic()
        peer = subprocess.Popen(["mosquitto_sub", "-h", "127.0.0.1", "-p", str(broker.port), "-t", "#", "-C", str(topics), "-v"],
                                stdout=subprocess.PIPE)
        while block := peer.stdout.read(1 << 20):
            names_and_values += len(block)
        peer.wait()
        theirs = time.monotonic() - begin
        scope = Scope(build, folder, broker.port, "--summary", "--quit-after", str(round(40 + 6 * theirs)))
        scope.wait(lambda s: s["t"] > 0.9, 20)
        start_rss = scope.samples()[0]["rss_bytes"]
        scope.wait(lambda s: s["topics"] >= topics and s["backlog"] == 0, 300)
        arriving = scope.samples()
        time.sleep(3)
        rss = scope.samples()[-1]["rss_bytes"]
        window = screen.window()
        figures = {}

        def during(name, *actions):
            before = len(scope.samples())
            for action in actions:
                xdotool(*action)
            time.sleep(2.5)
            figures[name] = max(s["loop_gap_ms"]["max"] for s in scope.samples()[before:])

        during("expand_all_gap_max_ms", ["key", "ctrl+Right"])
        during("page_down_gap_max_ms", ["key", "--delay", "15", *["Next"] * 120])
        during("wheel_gap_max_ms", ["mousemove", "--window", window, "300", "300"], ["click", "--repeat", "150", "--delay", "10", "5"])
        during("end_and_home_gap_max_ms", *([["key", "End"], ["key", "Home"]] * 5))
        during("collapse_all_gap_max_ms", ["key", "ctrl+Left"])
        scope.process.send_signal(15)
        summary = json.loads(scope.process.communicate(timeout=60)[0])
    ours = summary["seconds_open_to_last_message"]
    per_topic = (rss - 45 * 2**20 - names_and_values) / topics
    gaps = gaps_of(arriving)
    met = ours <= 1.3 * theirs and per_topic <= 300 and gaps["gap_max_ms"] <= 100 and max(figures.values()) <= 100
    report("million_retained", met, topics=topics, seconds=round(ours, 2), mosquitto_sub_seconds=round(theirs, 2), ratio=round(ours / theirs, 2),
           bytes_per_topic_beyond_names_and_values=round(per_topic), rss_mib=round(rss / 2**20), start_rss_mib=round(start_rss / 2**20),
           arriving=gaps, **figures, goal="<= 1.3x mosquitto_sub, <= 300 bytes a topic, no gap over 100 ms")


def wide(build, folder, _, topics=100_000):
    with Screen() as screen, Broker(folder) as broker:
        subprocess.check_output([str(x) for x in (pathlib.Path(build, "tests/bench/flood_publisher"), "--port", broker.port, "--topics", topics,
                                                  "--once", "--retain", "--payload", 64, "--connections", 8, "--flat")])
        scope = Scope(build, folder, broker.port)
        scope.wait(lambda s: s["topics"] >= topics and s["backlog"] == 0, 60)
        screen.window()
        time.sleep(1.5)
        figures = {}

        def during(name, *actions):
            before = len(scope.samples())
            for action in actions:
                xdotool(*action)
            time.sleep(2.5)
            figures[name] = max(s["loop_gap_ms"]["max"] for s in scope.samples()[before:])

        during("open_gap_max_ms", ["key", "Home", "Down", "Right"])
        during("page_down_gap_max_ms", ["key", "--delay", "15", *["Next"] * 100])
        during("end_and_home_gap_max_ms", *([["key", "End"], ["key", "Home"]] * 5))
        during("close_and_open_gap_max_ms", ["key", "Home", "Down", "Left"], ["key", "Right"])
        scope.close()
    report("wide", max(figures.values()) <= 100, topics=topics, **figures, goal="no gap over 100 ms")


def neighbours(build, folder, seconds):
    with Broker(folder) as broker, LoadBroker(build, 10**10) as flood:
        figures = json.loads(subprocess.check_output([str(x) for x in (pathlib.Path(build, "tests/bench/neighbours"), flood.port, broker.port,
                                                                      round(seconds))], env=off_screen()))
    met = (figures["arrived"] == figures["sent"] and figures["delay_ms_p99"] <= 100 and figures["gap_max_ms"] <= 100 and
           figures["flood_per_s"] >= 1_000_000)
    report("neighbours", met, connections=20, **figures, goal="all arrive, p99 <= 100 ms, gap <= 100 ms, flood >= 1,000,000/s")


def main():
    cases = {"torrent": (torrent, 0), "million": (million, 0), "wide": (wide, 0), "neighbours": (neighbours, 15), "overload": (overload, 600), "soak": (soak, 300)}
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("what", nargs="*", choices=[[], *cases])
    parser.add_argument("--seconds", type=float)
    arguments = parser.parse_intermixed_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in arguments.what or cases:
            case, seconds = cases[name]
            case(arguments.build, folder, arguments.seconds or seconds)
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
