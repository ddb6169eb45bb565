// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/sparkplug_notes.h"

#include "model/payload/moment_text.h"
#include "model/payload/sparkplug_metric.h"

#include <limits>

namespace explorer::sparkplug {

namespace {

using Note = ValueNote::Kind;

/// A name is repeated for every metric that only has its alias: a short payload must not grow without bound.
constexpr std::size_t kLongestName = 256;
constexpr std::size_t kMostNameBytes = 8u << 20;

std::string shortened(std::string_view name)
{
    if (name.size() <= kLongestName)
        return std::string(name);
    std::size_t size = kLongestName;
    while (size > 0 && (std::uint8_t(name[size]) & 0xC0) == 0x80)
        --size;
    std::string text(name.substr(0, size));
    return text.append("…");
}

} // namespace

void Notes::type(std::uint32_t datatype)
{
    if (datatype == Unknown)
        return;
    if (const char *name = dataTypeName(datatype))
        m_builder.note(Note::Type, name);
}

void Notes::moment(std::uint64_t milliseconds)
{
    if (milliseconds > std::uint64_t(std::numeric_limits<std::int64_t>::max()))
        return;
    if (std::string text = momentTextOfMs(std::int64_t(milliseconds)); !text.empty())
        m_builder.note(Note::Meaning, std::move(text));
}

void Notes::alias(std::uint64_t alias)
{
    if (!m_names)
        return;
    if (const MetricNames::Entry *born = m_names->byAlias(alias))
        bornName(*born);
    else
        m_builder.note(Note::Fault, "no metric of the birth has this alias");
}

void Notes::name(std::string_view name)
{
    if (protobuf::isUtf8(name))
        m_builder.note(Note::Meaning, shortened(name));
}

void Notes::bornName(const MetricNames::Entry &born)
{
    if (m_nameBytes > kMostNameBytes)
        return;
    std::string name = shortened(born.name);
    m_nameBytes += name.size();
    if (m_nameBytes > kMostNameBytes)
        m_builder.note(Note::Fault, "from here on the names of aliases are left out: there are too many");
    else
        m_builder.note(Note::Meaning, std::move(name));
}

} // namespace explorer::sparkplug
