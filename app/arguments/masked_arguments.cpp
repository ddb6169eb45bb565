// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments/masked_arguments.h"

#include <QtGlobal>

#include <algorithm>
#include <cstring>
#include <iterator>

namespace app {

void maskPassword(char *argument)
{
    const std::size_t length = std::strlen(argument);
    char *const end = argument + length;
    const char mark[] = "://";
    char *begin = std::search(argument, end, mark, mark + 3);
    begin = begin == end ? argument : begin + 3;
    // A password may hold an "@" of its own; the last one ends it.
    const auto reverse = std::find(std::make_reverse_iterator(end), std::make_reverse_iterator(begin), '@');
    if (reverse == std::make_reverse_iterator(begin))
        return;
    char *at = reverse.base() - 1;
    char *colon = std::find(begin, at, ':');
    if (colon == at)
        return;
    char *password = colon + 1;
    const std::size_t shown = std::min<std::size_t>(3, std::size_t(at - password));
    std::memset(password, '*', shown);
    char *newEnd = std::copy(at, end, password + shown);
    std::memset(newEnd, 0, std::size_t(end - newEnd)); // nothing of it stays behind
}

MaskedArguments::MaskedArguments(int argc, char **argv)
    : m_count(argc)
    , m_copies(argv, argv + argc)
{
    for (std::string &copy : m_copies)
        m_pointers.push_back(copy.data());
    m_pointers.push_back(nullptr);
#ifdef Q_OS_UNIX
    for (int i = 1; i < argc; ++i)
        maskPassword(argv[i]);
#endif
}

} // namespace app
