// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/avro_fingerprint.h"

#include <array>

namespace explorer {

namespace {

using Kind = AvroType::Kind;

std::string quoted(const std::string &text) { return std::string(1, '"').append(text).append(1, '"'); }

class CanonicalWriter
{
public:
    explicit CanonicalWriter(const AvroSchema &schema)
        : m_schema(schema)
        , m_isWritten(schema.types.size(), false)
    {}

    std::string write()
    {
        m_pieces.push_back({m_schema.root, {}});
        while (!m_pieces.empty()) {
            const Piece piece = std::move(m_pieces.back());
            m_pieces.pop_back();
            m_out += piece.text;
            if (piece.type >= 0)
                writeType(piece.type);
        }
        return std::move(m_out);
    }

private:
    /// What is yet to be written, the next one last: a text, then a type.
    struct Piece
    {
        std::int32_t type;
        std::string text;
    };

    void writeType(std::int32_t id)
    {
        const AvroType &type = m_schema.types[std::size_t(id)];
        const bool isNamed = type.kind == Kind::Record || type.kind == Kind::Enum || type.kind == Kind::Fixed;
        if (isNamed && m_isWritten[std::size_t(id)]) {
            m_out += quoted(type.name);
            return;
        }
        m_isWritten[std::size_t(id)] = true;
        if (isNamed)
            ((m_out += R"({"name":)") += quoted(type.name)) += ',';
        switch (type.kind) {
        case Kind::Record:
            m_out += R"("type":"record","fields":[)";
            pushAll(type, R"({"name":)", "}", "]}");
            break;
        case Kind::Enum:
            m_out += R"("type":"enum","symbols":[)";
            for (std::size_t i = 0; i < type.names.size(); ++i)
                (m_out += i > 0 ? "," : "") += quoted(type.names[i]);
            m_out += "]}";
            break;
        case Kind::Fixed:
            ((m_out += R"("type":"fixed","size":)") += std::to_string(type.size)) += '}';
            break;
        case Kind::Array:
        case Kind::Map:
            m_out += type.kind == Kind::Array ? R"({"type":"array","items":)" : R"({"type":"map","values":)";
            m_pieces.push_back({-1, "}"});
            m_pieces.push_back({type.types[0], {}});
            break;
        case Kind::Union:
            m_out += '[';
            pushAll(type, "", "", "]");
            break;
        case Kind::Null:
        case Kind::Boolean:
        case Kind::Int:
        case Kind::Long:
        case Kind::Float:
        case Kind::Double:
        case Kind::Bytes:
        case Kind::String:
            m_out += quoted(type.name);
            break;
        }
    }

    /// The fields of a record or the branches of a union.
    void pushAll(const AvroType &type, const std::string &before, const std::string &after, const char *end)
    {
        m_pieces.push_back({-1, type.types.empty() ? std::string(end) : std::string(after).append(end)});
        for (std::size_t i = type.types.size(); i-- > 0;) {
            std::string text = i > 0 ? std::string(after).append(1, ',').append(before) : before;
            if (!type.names.empty())
                text += quoted(type.names[i]).append(R"(,"type":)");
            m_pieces.push_back({type.types[i], std::move(text)});
        }
    }

    const AvroSchema &m_schema;
    std::vector<bool> m_isWritten;
    std::vector<Piece> m_pieces;
    std::string m_out;
};

constexpr std::uint64_t kEmpty = 0xC15D'213A'A4D7'A795;

constexpr std::array<std::uint64_t, 256> table()
{
    std::array<std::uint64_t, 256> rows{};
    for (std::uint64_t byte = 0; byte < 256; ++byte) {
        std::uint64_t value = byte;
        for (int bit = 0; bit < 8; ++bit)
            value = value >> 1 ^ (value & 1 ? kEmpty : 0);
        rows[byte] = value;
    }
    return rows;
}

} // namespace

std::string canonicalAvroSchema(const AvroSchema &schema) { return CanonicalWriter(schema).write(); }

std::uint64_t avroFingerprint(const AvroSchema &schema)
{
    static constexpr auto kTable = table();
    std::uint64_t value = kEmpty;
    for (const char c : canonicalAvroSchema(schema))
        value = value >> 8 ^ kTable[(value ^ std::uint8_t(c)) & 0xFF];
    return value;
}

} // namespace explorer
