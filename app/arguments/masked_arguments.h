// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace app {

/// The program's arguments as they were given, kept apart, while the ones that other users of the machine can
/// read in the list of processes have their passwords ("user:password@") masked from now on.
///
/// Make it first thing in main() and live as long as the application object. Masks where the system shows a
/// program's own memory (Linux and the BSDs); elsewhere it only copies.
class MaskedArguments
{
public:
    MaskedArguments(int argc, char **argv);
    MaskedArguments(const MaskedArguments &) = delete;
    MaskedArguments &operator=(const MaskedArguments &) = delete;

    int &count() { return m_count; }
    char **values() { return m_pointers.data(); }

private:
    int m_count;
    std::vector<std::string> m_copies;
    std::vector<char *> m_pointers; ///< with a final nullptr
};

/// In place, never longer: the password in "…user:password@…" becomes "***". What has none stays as it is.
void maskPassword(char *argument);

} // namespace app
