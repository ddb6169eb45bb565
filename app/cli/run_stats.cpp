// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_stats.h"

#include <sys/resource.h>

namespace cli {

QByteArray RunStats::toJson() const
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return double(time.tv_sec) + double(time.tv_usec) * 1e-6;
    };
    const double elapsed = messages > 0 ? std::chrono::duration<double>(last - first).count() : 0;
    const double rate = elapsed > 0 ? double(messages) / elapsed : 0;
    QByteArray json = "{\"messages\":" + QByteArray::number(qulonglong(messages));
    json += ",\"seconds_first_to_last\":" + QByteArray::number(elapsed, 'f', 6);
    json += ",\"msgs_per_s\":" + QByteArray::number(rate, 'f', 1);
    json += ",\"user_s\":" + QByteArray::number(seconds(usage.ru_utime), 'f', 6);
    json += ",\"sys_s\":" + QByteArray::number(seconds(usage.ru_stime), 'f', 6);
    json += ",\"maxrss_kb\":" + QByteArray::number(qlonglong(usage.ru_maxrss)) + "}\n";
    return json;
}

} // namespace cli
