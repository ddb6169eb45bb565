// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/core/field_trace.h"

namespace mqtt {

void FieldTrace::add(const char *name, std::size_t offset, std::size_t length, FieldKind kind)
{
    m_fields.push_back({name, offset, length, kind, std::uint8_t(m_openGroups.size())});
}

void FieldTrace::beginGroup(const char *name, std::size_t offset)
{
    add(name, offset, 0, FieldKind::Group);
    m_openGroups.push_back(m_fields.size() - 1);
}

void FieldTrace::endGroup()
{
    if (m_openGroups.empty())
        return;
    const Field &last = m_fields.back();
    Field &group = m_fields[m_openGroups.back()];
    group.length = last.offset + last.length - group.offset;
    m_openGroups.pop_back();
}

void FieldTrace::clear()
{
    m_fields.clear();
    m_openGroups.clear();
}

} // namespace mqtt
