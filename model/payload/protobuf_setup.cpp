// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/protobuf_setup.h"

#include <algorithm>
#include <initializer_list>

namespace explorer::protobuf {

namespace {

constexpr std::string_view kBlanks = " \t\r";

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && kBlanks.find(text.front()) != std::string_view::npos)
        text.remove_prefix(1);
    while (!text.empty() && kBlanks.find(text.back()) != std::string_view::npos)
        text.remove_suffix(1);
    return text;
}

/// The next word of a line, which is taken off it; in double quotes it may have blanks.
std::string_view takeWord(std::string_view &line)
{
    line = trimmed(line);
    const bool isQuoted = line.starts_with('"');
    if (isQuoted)
        line.remove_prefix(1);
    const std::size_t end = std::min(line.size(), isQuoted ? line.find('"') : line.find_first_of(kBlanks));
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(std::min(line.size(), end + 1));
    return word;
}

tl::unexpected<DecodeProblem> fault(std::string_view setup, std::size_t offset, const char *expected)
{
    const std::string_view before = setup.substr(0, offset);
    DecodeProblem problem;
    problem.offset = offset;
    problem.line = 1 + int(std::ranges::count(before, '\n'));
    problem.column = int(offset - (before.rfind('\n') + 1)) + 1;
    problem.expected = expected;
    problem.isOfSetup = true;
    return tl::unexpected(std::move(problem));
}

} // namespace

bool SchemaSetup::isDescriptorSet() const
{
    for (const std::string_view ending : {".desc", ".pb", ".binpb", ".protoset", ".fds"}) {
        if (file.ends_with(ending))
            return true;
    }
    return false;
}

tl::expected<SchemaSetup, DecodeProblem> parseSchemaSetup(std::string_view setup)
{
    SchemaSetup parsed;
    const std::size_t lineEnd = std::min(setup.size(), setup.find('\n'));
    std::string_view line = setup.substr(0, lineEnd);
    const std::string_view first = takeWord(line);
    if (first == "message" && lineEnd < setup.size()) {
        parsed.type = takeWord(line);
        parsed.source = setup.substr(lineEnd);
    } else {
        if (trimmed(setup.substr(lineEnd)).find_first_not_of("\n\r \t") != std::string_view::npos)
            return fault(setup, 0, "the line \"message package.Type\" above the source");
        parsed.file = first;
        parsed.type = takeWord(line);
        if (parsed.file.empty())
            return fault(setup, 0, "the name of a .proto or descriptor file");
    }
    if (const std::string_view rest = trimmed(line); !rest.empty())
        return fault(setup, std::size_t(rest.data() - setup.data()), "one file and one message type");
    if (parsed.type.starts_with('.'))
        parsed.type.erase(0, 1);
    return parsed;
}

} // namespace explorer::protobuf
