// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace mqtt {

/// How the bytes of a field are to be read.
enum class FieldKind : std::uint8_t
{
    Byte,
    Flags,
    TwoByteInteger,
    FourByteInteger,
    VariableByteInteger,
    Text,   ///< two length bytes, then UTF-8
    Binary, ///< two length bytes, then any bytes
    Bytes,  ///< any bytes up to the end of the packet
    Group,  ///< made of the fields after it that are one level deeper
};

/// One field of a packet as a decode walk met it.
struct Field
{
    const char *name = "";  ///< static text, in the specification's words
    std::size_t offset = 0; ///< within the packet, fixed header included
    std::size_t length = 0; ///< bytes on the wire, length prefixes included
    FieldKind kind = FieldKind::Byte;
    std::uint8_t depth = 0;
};

/// The fields of one packet in wire order: what a packet inspector shows beside the bytes.
///
/// A decode walk records into it when it is given one; without, nothing is paid but a null check per field.
/// Of a malformed packet it holds the fields up to the one that was wrong.   Thread  any, one at a time
class FieldTrace
{
public:
    void add(const char *name, std::size_t offset, std::size_t length, FieldKind kind);

    /// Fields added between these two stand one level deeper under one Group field, which ends with the last.
    void beginGroup(const char *name, std::size_t offset);
    void endGroup();

    const std::vector<Field> &fields() const { return m_fields; }
    void clear();

private:
    std::vector<Field> m_fields;
    std::vector<std::size_t> m_openGroups;
};

/// Opens a group for a scope; a null trace is fine.
class FieldGroup
{
public:
    FieldGroup(FieldTrace *trace, const char *name, std::size_t offset)
        : m_trace(trace)
    {
        if (m_trace)
            m_trace->beginGroup(name, offset);
    }
    ~FieldGroup()
    {
        if (m_trace)
            m_trace->endGroup();
    }
    FieldGroup(const FieldGroup &) = delete;
    FieldGroup &operator=(const FieldGroup &) = delete;

private:
    FieldTrace *m_trace;
};

} // namespace mqtt
