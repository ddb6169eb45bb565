// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnostics/process_usage.h"

#if defined(Q_OS_LINUX) || defined(__linux__)
#include <cstdio>
#include <unistd.h>
#endif

namespace explorer {

std::uint64_t residentBytes()
{
#if defined(__linux__)
    unsigned long size = 0;
    unsigned long resident = 0;
    std::FILE *file = std::fopen("/proc/self/statm", "r");
    if (!file)
        return 0;
    const int read = std::fscanf(file, "%lu %lu", &size, &resident);
    std::fclose(file);
    return read == 2 ? std::uint64_t(resident) * std::uint64_t(::sysconf(_SC_PAGESIZE)) : 0;
#else
    return 0;
#endif
}

} // namespace explorer
