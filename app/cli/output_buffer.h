// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cli {

/// Standard output in large pieces. One thread at a time.
class OutputBuffer
{
public:
    void append(std::string_view bytes) { m_bytes.append(bytes); }
    void append(char byte) { m_bytes.push_back(byte); }
    void flushIfLarge()
    {
        if (m_bytes.size() >= kLarge)
            flush();
    }
    void flush();
    /// The system's error number of the first write that did not succeed, or 0.
    int error() const { return m_error; }

private:
    static constexpr std::size_t kLarge = 64 * 1024;

    std::string m_bytes;
    int m_error = 0;
};

} // namespace cli
