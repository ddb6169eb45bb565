// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"
#include "model/payload/protobuf_wire.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace explorer::protobuf {

enum class FieldType : std::uint8_t
{
    Double,
    Float,
    Int32,
    Int64,
    UInt32,
    UInt64,
    SInt32,
    SInt64,
    Fixed32,
    Fixed64,
    SFixed32,
    SFixed64,
    Bool,
    String,
    Bytes,
    Enum,
    Message,
    Group
};
WireType wireTypeOf(FieldType type); ///< of one that is not packed

struct SchemaField
{
    std::uint32_t number = 0;
    std::string name;
    FieldType type = FieldType::Bytes;
    bool isRepeated = false;
    bool isMap = false;
    std::int32_t message = -1;     ///< its place in the schema, of Message
    std::int32_t enumeration = -1; ///< of Enum
    std::string typeText;          ///< "uint32", "telemetry.Mode": as the source says
};

struct SchemaMessage
{
    enum class Meaning : std::uint8_t
    {
        None,
        Timestamp,
        Duration
    };
    std::string name; ///< with its package
    std::vector<SchemaField> fields; ///< in order of their numbers
    Meaning meaning = Meaning::None;

    const SchemaField *field(std::uint32_t number) const; ///< nullptr: it has none
};

struct SchemaEnum
{
    std::vector<std::pair<std::int32_t, std::string>> names; ///< in order of the numbers; of aliases the first
    const std::string *nameOf(std::int32_t number) const;    ///< nullptr: it has none
};

/// A message type with all it is made of: plain tables, so that reading a payload asks no library.
struct Schema
{
    std::vector<SchemaMessage> messages; ///< the first is the one asked for
    std::vector<SchemaEnum> enums;
};

/// A file that a schema was made from, as it was then.
struct SchemaFile
{
    std::string path;
    std::int64_t modifiedMs = 0; ///< 0: there was none
    std::int64_t size = 0;
};

struct CompiledSchema
{
    std::shared_ptr<const Schema> schema; ///< or
    DecodeProblem problem = {};           ///< of the setup
    std::vector<SchemaFile> files = {};
};

/// Whether this program was built with the compiler.
bool canCompileSchemas();
/// Makes a schema out of what the user wrote: "FILE.proto package.Message", "FILE.desc package.Message" (what
/// `protoc --descriptor_set_out --include_imports` writes; also .pb, .binpb, .protoset), a name with blanks in double quotes;
/// or the line "message package.Message" and the .proto source below it. Without a type the only message of the file counts.
///
/// Imports are looked for beside the file, in the folders above it, in /usr/include and, of google/protobuf, in the program.
/// Errors    the compiler's own words with line and column.  Cost: milliseconds.  Thread: any.
CompiledSchema compileSchema(std::string_view setup);

/// The schemas used last, compiled again when a file of theirs has changed. Any thread, several at once.
class SchemaCache
{
public:
    static constexpr std::size_t kMost = 16;
    /// Files are believed to be as they were for so long after a look at them.
    explicit SchemaCache(std::chrono::milliseconds trust = std::chrono::seconds(1))
        : m_trust(trust)
    {}
    /// Never null. Cost: a comparison, and now and then a look at the files.
    std::shared_ptr<const CompiledSchema> get(std::string_view setup);

private:
    struct Entry
    {
        std::string setup;
        std::shared_ptr<const CompiledSchema> compiled;
        std::chrono::steady_clock::time_point checked;
    };
    const std::chrono::milliseconds m_trust;
    std::mutex m_mutex;
    std::vector<Entry> m_entries; ///< the one used last in front
};

} // namespace explorer::protobuf
