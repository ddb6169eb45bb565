// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/avro_container.h"

#include "model/payload/avro_values.h"
#include "model/payload/byte_text.h"
#include "model/payload/payload_transform.h"

#include <algorithm>
#include <array>

namespace explorer {

namespace {

constexpr std::array<std::uint8_t, 4> kMagic = {'O', 'b', 'j', 1};
constexpr std::size_t kSyncSize = 16;

class ContainerReader
{
public:
    ContainerReader(std::span<const std::uint8_t> payload, SetupCache<AvroSchema> &schemas,
                    const DecodeBudget &budget)
        : m_payload(payload)
        , m_schemas(schemas)
        , m_budget(budget)
        , m_builder(budget)
        , m_bytes(payload, 0, m_builder)
    {}

    tl::expected<ValueTree, DecodeProblem> read()
    {
        if (m_builder.open(ValueNode::Kind::Object, {}, 0) && readHeader() && readSchema())
            readBlocks();
        return m_builder.finish(m_payload.size());
    }

private:
    bool readHeader()
    {
        std::span<const std::uint8_t> bytes;
        if (!m_bytes.readBytes(kMagic.size(), bytes) ||
            !m_builder.open(ValueNode::Kind::Object, "metadata", m_bytes.at()))
            return false;
        std::uint64_t left = 0;
        while (true) {
            if (left == 0) {
                if (!m_bytes.readBlock(left))
                    return false;
                if (left == 0)
                    break;
            }
            --left;
            if (!readEntry())
                return false;
        }
        m_builder.close(m_bytes.at());
        return m_bytes.readBytes(kSyncSize, m_sync);
    }

    bool readEntry()
    {
        std::span<const std::uint8_t> key;
        if (!m_bytes.readSized(key))
            return false;
        const std::size_t begin = m_bytes.at();
        std::span<const std::uint8_t> value;
        if (!m_bytes.readSized(value))
            return false;
        const std::string_view name = textView(key);
        if (name == "avro.schema") {
            m_schemaText = textView(value);
            m_schemaBegin = m_bytes.at() - value.size();
        } else if (name == "avro.codec") {
            m_codec = textView(value);
        }
        const bool isText = isUtf8(textView(value));
        return m_builder.add(isText ? ValueNode::Kind::String : ValueNode::Kind::Binary,
                             isUtf8(name) ? std::string(name) : bytesText(key),
                             isText ? std::string(textView(value)) : bytesText(value), begin,
                             m_bytes.at()) >= 0;
    }

    bool readSchema()
    {
        m_schema = m_schemas.get(m_schemaText, compileAvroSchema);
        if (*m_schema)
            return true;
        const DecodeProblem &problem = m_schema->error();
        return m_builder.fail(problem.kind, m_schemaBegin + problem.offset, problem.expected);
    }

    bool readBlocks()
    {
        if (!m_builder.open(ValueNode::Kind::Array, "objects", m_bytes.at()))
            return false;
        while (m_bytes.left() > 0) {
            const std::size_t begin = m_bytes.at();
            std::int64_t count = 0;
            std::span<const std::uint8_t> block;
            std::span<const std::uint8_t> sync;
            if (!m_bytes.readLong(count))
                return false;
            if (count < 0)
                return m_bytes.failAt(begin, "a count of 0 or more");
            if (!m_bytes.readSized(block) ||
                !readBlock(std::uint64_t(count), block, m_bytes.at() - block.size()) ||
                !m_bytes.readBytes(kSyncSize, sync))
                return false;
            if (!std::ranges::equal(sync, m_sync))
                return m_bytes.failAt(m_bytes.at() - kSyncSize, "the synchronisation marker of the file");
        }
        m_builder.close(m_bytes.at());
        return true;
    }

    bool readBlock(std::uint64_t count, std::span<const std::uint8_t> block, std::size_t begin)
    {
        if (m_codec.empty() || m_codec == "null") {
            AvroBytes inside(block, begin, m_builder);
            return readObjects(count, inside);
        }
        const PayloadTransform *deflate = m_codec == "deflate" ? m_transforms.byId("deflate") : nullptr;
        if (!deflate) {
            if (!addBytes(m_builder, {}, m_payload, begin, begin + block.size()))
                return false;
            const std::string codec = isUtf8(m_codec) ? std::string(m_codec) : std::string("?");
            m_builder.note(ValueNote::Kind::Fault,
                           std::string("packed by a codec that cannot be unpacked: ").append(codec));
            return true;
        }
        auto unpacked = deflate->unwrap(block, m_budget);
        // Some writers leave the end of zlib's checksum behind what is packed.
        if (!unpacked && unpacked.error().kind == DecodeProblem::Kind::Syntax && unpacked.error().offset > 0 &&
            unpacked.error().offset < block.size() && block.size() - unpacked.error().offset <= 4)
            unpacked = deflate->unwrap(block.first(unpacked.error().offset), m_budget);
        if (!unpacked)
            return m_builder.fail(unpacked.error().kind, begin + unpacked.error().offset,
                                  "a block packed by deflate");
        AvroBytes inside(*unpacked, begin, m_builder, begin + block.size());
        return readObjects(count, inside);
    }

    bool readObjects(std::uint64_t count, AvroBytes &inside)
    {
        for (std::uint64_t i = 0; i < count; ++i) {
            if (!addAvroValue(**m_schema, inside, m_builder))
                return false;
        }
        return inside.left() == 0 || inside.fail("the end of the block after as many objects as it says");
    }

    std::span<const std::uint8_t> m_payload;
    SetupCache<AvroSchema> &m_schemas;
    const DecodeBudget &m_budget;
    TransformRegistry m_transforms;
    ValueTreeBuilder m_builder;
    AvroBytes m_bytes;
    std::span<const std::uint8_t> m_sync;
    std::string_view m_schemaText;
    std::size_t m_schemaBegin = 0;
    std::string_view m_codec;
    std::shared_ptr<const SetupCache<AvroSchema>::Result> m_schema;
};

} // namespace

bool isAvroContainer(std::span<const std::uint8_t> payload)
{
    return payload.size() > kMagic.size() && std::ranges::equal(payload.first(kMagic.size()), kMagic);
}

tl::expected<ValueTree, DecodeProblem> treeOfAvroContainer(std::span<const std::uint8_t> payload,
                                                           SetupCache<AvroSchema> &schemas,
                                                           const DecodeBudget &budget)
{
    return ContainerReader(payload, schemas, budget).read();
}

} // namespace explorer
