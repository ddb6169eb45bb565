# SPDX-License-Identifier: GPL-3.0-or-later
"""What the benchmarks of the whole program share: a mosquitto, the program with its stats log, a virtual screen."""
import json, os, pathlib, shutil, signal, socket, subprocess, time

MOSQUITTO = shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin:/usr/local/sbin")
missed = []


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def off_screen():
    return dict(os.environ, QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM", "offscreen"))


class Broker:
    def __init__(self, folder):
        self.port = free_port()
        conf = pathlib.Path(folder, f"mosquitto-{self.port}.conf")
        text = (f"listener {self.port} 127.0.0.1\nallow_anonymous true\npersistence false\n"
                "max_queued_messages 0\nmax_inflight_messages 0\nlog_type error\n")
        if os.geteuid() == 0:
            text += "user root\n"
        conf.write_text(text)
        self.process = subprocess.Popen([MOSQUITTO, "-c", conf], stderr=subprocess.DEVNULL)
        for _ in range(200):
            with socket.socket() as s:
                if s.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.02)
        raise SystemExit("mosquitto does not start")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(5)


class Scope:
    """The program off screen, with its stats log."""

    def __init__(self, build, folder, port, *arguments):
        self.stats_file = pathlib.Path(folder, f"stats-{port}-{time.monotonic_ns()}.jsonl")
        self.process = subprocess.Popen(
            [pathlib.Path(build, "app/mqttscope"), f"mqtt://127.0.0.1:{port}", "--subscribe", "#",
             "--config-dir", pathlib.Path(folder, "config"), "--stats-log", self.stats_file, *arguments],
            env=off_screen(), stderr=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)

    def samples(self):
        if not self.stats_file.exists():
            return []
        return [json.loads(line) for line in self.stats_file.read_text().splitlines() if line.endswith("}")]

    def wait(self, condition, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            samples = self.samples()
            if samples and condition(samples[-1]):
                return samples[-1]
            if self.process.poll() is not None:
                raise SystemExit(f"mqttscope ended with {self.process.returncode}")
            time.sleep(0.1)
        raise SystemExit(f"not reached in {seconds} s; last sample: {self.samples()[-1:]}")

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def close(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(10)


def report(bench, goal_met, **figures):
    print(json.dumps({"bench": bench, **figures, "goal_met": goal_met}), flush=True)
    if not goal_met:
        missed.append(bench)


class Screen:
    """A virtual screen with a window manager; while it is entered, programs start on it."""

    def __enter__(self):
        read_end, write_end = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1280x720x24", "-nolisten", "tcp", "-noreset"],
                                       pass_fds=[write_end], stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as numbers:
            display = ":" + numbers.readline().strip()
        os.environ |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self.manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # A window that comes while the manager starts may never be mapped.
        for _ in range(100):
            if subprocess.run(["xdotool", "get_num_desktops"], capture_output=True).returncode == 0:
                break
            time.sleep(0.1)
        return self

    def __exit__(self, *_):
        self.manager.terminate()
        self.server.terminate()
        self.server.wait(10)
        del os.environ["DISPLAY"], os.environ["QT_QPA_PLATFORM"]

    def window(self):
        """The program's window, in full view, with the topic tree in focus."""
        for _ in range(300):
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "MQTTScope"], capture_output=True, text=True).stdout
            if found:
                break
            time.sleep(0.1)
        else:
            raise SystemExit("no window came up")
        window = found.split()[0]
        xdotool("windowsize", window, "1280", "720")
        time.sleep(0.5)
        xdotool("mousemove", "--window", window, "300", "150", "click", "1")
        return window


def xdotool(*arguments):
    subprocess.run(["timeout", "30", "xdotool", *arguments], check=True)
