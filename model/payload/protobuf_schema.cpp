// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/protobuf_schema.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>

namespace explorer::protobuf {

namespace {

bool isAsItWas(const SchemaFile &file)
{
    const QFileInfo info(QString::fromStdString(file.path));
    const std::int64_t modifiedMs = info.exists() ? info.lastModified().toMSecsSinceEpoch() : 0;
    return modifiedMs == file.modifiedMs && (modifiedMs == 0 || info.size() == file.size);
}

} // namespace

WireType wireTypeOf(FieldType type)
{
    switch (type) {
    case FieldType::Double:
    case FieldType::Fixed64:
    case FieldType::SFixed64:
        return WireType::Fixed64;
    case FieldType::Float:
    case FieldType::Fixed32:
    case FieldType::SFixed32:
        return WireType::Fixed32;
    case FieldType::Int32:
    case FieldType::Int64:
    case FieldType::UInt32:
    case FieldType::UInt64:
    case FieldType::SInt32:
    case FieldType::SInt64:
    case FieldType::Bool:
    case FieldType::Enum:
        return WireType::Varint;
    case FieldType::String:
    case FieldType::Bytes:
    case FieldType::Message:
        return WireType::Length;
    case FieldType::Group:
        break;
    }
    return WireType::StartGroup;
}

const SchemaField *SchemaMessage::field(std::uint32_t number) const
{
    // Most messages number their fields from 1 without a gap.
    if (number >= 1 && number <= fields.size() && fields[number - 1].number == number)
        return &fields[number - 1];
    const auto found = std::ranges::lower_bound(fields, number, {}, &SchemaField::number);
    return found == fields.end() || found->number != number ? nullptr : &*found;
}

const std::string *SchemaEnum::nameOf(std::int32_t number) const
{
    const auto found = std::ranges::lower_bound(names, number, {}, &std::pair<std::int32_t, std::string>::first);
    return found == names.end() || found->first != number ? nullptr : &found->second;
}

std::shared_ptr<const CompiledSchema> SchemaCache::get(std::string_view setup)
{
    const std::lock_guard lock(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    const auto found = std::ranges::find(m_entries, setup, &Entry::setup);
    if (found != m_entries.end()) {
        std::rotate(m_entries.begin(), found, found + 1);
        Entry &entry = m_entries.front();
        if (now - entry.checked < m_trust)
            return entry.compiled;
        entry.checked = now;
        if (!std::ranges::all_of(entry.compiled->files, isAsItWas))
            entry.compiled = std::make_shared<const CompiledSchema>(compileSchema(setup));
        return entry.compiled;
    }
    if (m_entries.size() >= kMost)
        m_entries.pop_back();
    m_entries.insert(m_entries.begin(),
                     {std::string(setup), std::make_shared<const CompiledSchema>(compileSchema(setup)), now});
    return m_entries.front().compiled;
}

} // namespace explorer::protobuf
