// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output_buffer.h"

#include <cerrno>
#include <unistd.h>

namespace cli {

void OutputBuffer::flush()
{
    std::string_view rest = m_bytes;
    while (!rest.empty() && m_error == 0) {
        const ssize_t written = ::write(STDOUT_FILENO, rest.data(), rest.size());
        if (written >= 0)
            rest.remove_prefix(std::size_t(written));
        else if (errno != EINTR)
            m_error = errno;
    }
    m_bytes.clear();
}

} // namespace cli
