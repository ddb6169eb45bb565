// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/avro_schema.h"

#include "model/payload/json_parser.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace explorer {

namespace {

using Kind = AvroType::Kind;
using Logical = AvroType::Logical;

constexpr std::pair<std::string_view, Kind> kPrimitives[] = {
    {"null", Kind::Null},   {"boolean", Kind::Boolean}, {"int", Kind::Int},     {"long", Kind::Long},
    {"float", Kind::Float}, {"double", Kind::Double},   {"bytes", Kind::Bytes}, {"string", Kind::String},
};

struct LogicalRow
{
    std::string_view name;
    Kind kind;
    Logical logical;
};
constexpr LogicalRow kLogical[] = {
    {"decimal", Kind::Bytes, Logical::Decimal},
    {"decimal", Kind::Fixed, Logical::Decimal},
    {"uuid", Kind::String, Logical::Uuid},
    {"uuid", Kind::Fixed, Logical::Uuid},
    {"date", Kind::Int, Logical::Date},
    {"time-millis", Kind::Int, Logical::TimeMillis},
    {"time-micros", Kind::Long, Logical::TimeMicros},
    {"timestamp-millis", Kind::Long, Logical::TimestampMillis},
    {"timestamp-micros", Kind::Long, Logical::TimestampMicros},
    {"timestamp-nanos", Kind::Long, Logical::TimestampNanos},
    {"local-timestamp-millis", Kind::Long, Logical::LocalTimestampMillis},
    {"local-timestamp-micros", Kind::Long, Logical::LocalTimestampMicros},
    {"local-timestamp-nanos", Kind::Long, Logical::LocalTimestampNanos},
    {"duration", Kind::Fixed, Logical::Duration},
};

class SchemaCompiler
{
public:
    explicit SchemaCompiler(std::string_view source)
        : m_source(source)
    {}

    tl::expected<AvroSchema, DecodeProblem> compile()
    {
        auto parsed = JsonParser(m_source, DecodeBudget{.nodes = 100'000}).parse();
        if (!parsed) {
            DecodeProblem problem = std::move(parsed.error());
            problem.isOfSetup = true;
            if (m_source.find_first_not_of(" \t\r\n") == std::string_view::npos)
                problem = {.expected = "it is missing: the Avro schema in JSON", .isOfSetup = true};
            return tl::unexpected(std::move(problem));
        }
        m_json = std::move(*parsed);
        m_work.push_back({0, -1, 0, {}});
        while (!m_work.empty()) {
            const Work work = std::move(m_work.back());
            m_work.pop_back();
            if (!declare(work))
                return tl::unexpected(std::move(m_problem));
        }
        for (const Reference &reference : m_references) {
            const auto found = findName(reference.name, reference.space);
            if (found < 0) {
                fail(reference.node, "a type of Avro or the name of one in this schema");
                return tl::unexpected(std::move(m_problem));
            }
            place(reference.owner, reference.slot, found);
        }
        return std::move(m_schema);
    }

private:
    /// A declaration to be read, and where its type belongs.
    struct Work
    {
        std::int32_t node;
        std::int32_t owner; ///< −1: the root
        std::size_t slot;
        std::string space; ///< the name space around it
    };
    struct Reference
    {
        std::int32_t node;
        std::int32_t owner;
        std::size_t slot;
        std::string name;
        std::string space;
    };

    const ValueNode &at(std::int32_t node) const { return m_json.nodes[std::size_t(node)]; }

    std::int32_t member(std::int32_t node, std::string_view key) const
    {
        std::int32_t child = at(node).firstChild;
        while (child >= 0 && at(child).key != key)
            child = at(child).nextSibling;
        return child;
    }

    /// A member that is a string; empty when it is none.
    std::string_view word(std::int32_t node, std::string_view key) const
    {
        const std::int32_t child = member(node, key);
        return child >= 0 && at(child).kind == ValueNode::Kind::String ? std::string_view(at(child).text)
                                                                       : std::string_view();
    }

    bool unsignedNumber(std::int32_t node, std::string_view key, std::uint32_t &out) const
    {
        const std::int32_t child = member(node, key);
        if (child < 0 || at(child).kind != ValueNode::Kind::Number)
            return false;
        const std::string &text = at(child).text;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
        return read.ec == std::errc() && read.ptr == text.data() + text.size();
    }

    bool fail(std::int32_t node, const char *expected)
    {
        m_problem = DecodeProblem{.offset = at(node).sourceBegin, .expected = expected, .isOfSetup = true};
        locateProblem(m_problem, m_source);
        return false;
    }

    void place(std::int32_t owner, std::size_t slot, std::int32_t type)
    {
        if (owner < 0) {
            m_schema.root = type;
            return;
        }
        AvroType &of = m_schema.types[std::size_t(owner)];
        of.types[slot] = type;
        of.nonNullBranches += m_schema.types[std::size_t(type)].kind != Kind::Null;
    }

    /// A new type in its place.
    std::int32_t add(const Work &work, Kind kind, std::string name)
    {
        const auto id = std::int32_t(m_schema.types.size());
        AvroType type;
        type.kind = kind;
        type.name = std::move(name);
        m_schema.types.push_back(std::move(type));
        place(work.owner, work.slot, id);
        return id;
    }

    bool declare(const Work &work)
    {
        switch (at(work.node).kind) {
        case ValueNode::Kind::String:
            return byName(work, work.node, at(work.node).text, work.node);
        case ValueNode::Kind::Array:
            return declareUnion(work);
        case ValueNode::Kind::Object:
            return declareObject(work);
        default:
            return fail(work.node, "a type: its name, an object or an array of types");
        }
    }

    /// `node` is the object that may tell a logical type.
    bool byName(const Work &work, std::int32_t node, const std::string &name, std::int32_t place)
    {
        const auto *const row =
            std::ranges::find(kPrimitives, name, &std::pair<std::string_view, Kind>::first);
        if (row == std::end(kPrimitives)) {
            m_references.push_back({place, work.owner, work.slot, name, work.space});
            return true;
        }
        const std::int32_t type = add(work, row->second, name);
        return at(node).kind != ValueNode::Kind::Object || setLogical(node, type);
    }

    bool declareUnion(const Work &work)
    {
        const std::int32_t type = add(work, Kind::Union, "union");
        if (at(work.node).childCount == 0)
            return fail(work.node, "a union of at least one type");
        pushChildren(type, work.node, work.space);
        return true;
    }

    /// Types of the elements of a JSON array, so that the first is read first.
    void pushChildren(std::int32_t type, std::int32_t array, const std::string &space)
    {
        const std::size_t count = std::size_t(at(array).childCount);
        m_schema.types[std::size_t(type)].types.assign(count, 0);
        const std::size_t from = m_work.size();
        std::size_t slot = 0;
        for (std::int32_t child = at(array).firstChild; child >= 0; child = at(child).nextSibling)
            m_work.push_back({child, type, slot++, space});
        std::reverse(m_work.begin() + std::ptrdiff_t(from), m_work.end());
    }

    bool declareObject(const Work &work)
    {
        const std::int32_t kindNode = member(work.node, "type");
        if (kindNode < 0)
            return fail(work.node, "an object with a \"type\"");
        if (at(kindNode).kind != ValueNode::Kind::String) { // {"type": {"type": …}}
            m_work.push_back({kindNode, work.owner, work.slot, work.space});
            return true;
        }
        const std::string &kind = at(kindNode).text;
        if (kind == "array" || kind == "map") {
            const std::int32_t element = member(work.node, kind == "array" ? "items" : "values");
            if (element < 0)
                return fail(work.node, kind == "array" ? "an array with \"items\"" : "a map with \"values\"");
            const std::int32_t type = add(work, kind == "array" ? Kind::Array : Kind::Map, kind);
            m_schema.types[std::size_t(type)].types.assign(1, 0);
            m_work.push_back({element, type, 0, work.space});
            return true;
        }
        if (kind == "record" || kind == "error")
            return declareRecord(work);
        if (kind == "enum")
            return declareEnum(work);
        if (kind == "fixed")
            return declareFixed(work);
        return byName(work, work.node, kind, kindNode);
    }

    bool addNamed(const Work &work, Kind kind, std::int32_t &type, std::string &space)
    {
        const std::string_view name = word(work.node, "name");
        if (name.empty())
            return fail(work.node, "a \"name\" for the record, enum or fixed");
        const std::size_t dot = name.rfind('.');
        const std::int32_t own = member(work.node, "namespace");
        space = dot != std::string_view::npos ? std::string(name.substr(0, dot))
                : own >= 0                    ? std::string(word(work.node, "namespace"))
                                              : work.space;
        std::string full = fullName(dot == std::string_view::npos ? name : name.substr(dot + 1), space);
        type = add(work, kind, full);
        if (!m_names.emplace(std::move(full), type).second)
            return fail(member(work.node, "name"), "a name that no other type has");
        return true;
    }

    bool declareRecord(const Work &work)
    {
        std::int32_t type = 0;
        std::string space;
        if (!addNamed(work, Kind::Record, type, space))
            return false;
        const std::int32_t fields = member(work.node, "fields");
        if (fields < 0 || at(fields).kind != ValueNode::Kind::Array)
            return fail(work.node, "a record with an array of \"fields\"");
        std::vector<std::string> names;
        std::vector<Work> works;
        for (std::int32_t field = at(fields).firstChild; field >= 0; field = at(field).nextSibling) {
            const bool isObject = at(field).kind == ValueNode::Kind::Object;
            const std::int32_t fieldType = isObject ? member(field, "type") : -1;
            if (fieldType < 0 || word(field, "name").empty())
                return fail(field, "a field: an object with a \"name\" and a \"type\"");
            works.push_back({fieldType, type, names.size(), space});
            names.emplace_back(word(field, "name"));
        }
        AvroType &record = m_schema.types[std::size_t(type)];
        record.types.assign(names.size(), 0);
        record.names = std::move(names);
        m_work.insert(m_work.end(), works.rbegin(), works.rend());
        return true;
    }

    bool declareEnum(const Work &work)
    {
        std::int32_t type = 0;
        std::string space;
        if (!addNamed(work, Kind::Enum, type, space))
            return false;
        const std::int32_t symbols = member(work.node, "symbols");
        if (symbols < 0 || at(symbols).kind != ValueNode::Kind::Array)
            return fail(work.node, "an enum with an array of \"symbols\"");
        for (std::int32_t symbol = at(symbols).firstChild; symbol >= 0; symbol = at(symbol).nextSibling) {
            if (at(symbol).kind != ValueNode::Kind::String)
                return fail(symbol, "a symbol: a string");
            m_schema.types[std::size_t(type)].names.push_back(at(symbol).text);
        }
        return true;
    }

    bool declareFixed(const Work &work)
    {
        std::int32_t type = 0;
        std::string space;
        if (!addNamed(work, Kind::Fixed, type, space))
            return false;
        if (!unsignedNumber(work.node, "size", m_schema.types[std::size_t(type)].size))
            return fail(work.node, "a fixed with a \"size\"");
        return setLogical(work.node, type);
    }

    /// One that does not suit its type is no error: the value is then shown as the type it has.
    bool setLogical(std::int32_t node, std::int32_t id)
    {
        AvroType &type = m_schema.types[std::size_t(id)];
        const std::string_view name = word(node, "logicalType");
        const auto *const row = std::ranges::find_if(
            kLogical, [&](const LogicalRow &each) { return each.name == name && each.kind == type.kind; });
        if (row == std::end(kLogical))
            return true;
        const bool isRightSize =
            type.kind != Kind::Fixed || (row->logical != Logical::Uuid || type.size == 16);
        if (row->logical == Logical::Decimal) {
            if (!unsignedNumber(node, "precision", type.precision))
                return fail(node, "a decimal with a \"precision\"");
            if (member(node, "scale") >= 0 && !unsignedNumber(node, "scale", type.scale))
                return fail(member(node, "scale"), "a number of digits behind the point");
        }
        if (isRightSize && (row->logical != Logical::Duration || type.size == 12))
            type.logical = row->logical;
        return true;
    }

    static std::string fullName(std::string_view name, const std::string &space)
    {
        std::string full = space;
        if (!full.empty())
            full += '.';
        full += name;
        return full;
    }

    std::int32_t findName(const std::string &name, const std::string &space) const
    {
        auto found =
            name.find('.') == std::string::npos ? m_names.find(fullName(name, space)) : m_names.end();
        if (found == m_names.end())
            found = m_names.find(name);
        return found == m_names.end() ? -1 : found->second;
    }

    std::string_view m_source;
    ValueTree m_json;
    std::vector<Work> m_work; ///< the next one last
    std::vector<Reference> m_references;
    std::unordered_map<std::string, std::int32_t> m_names;
    AvroSchema m_schema;
    DecodeProblem m_problem;
};

} // namespace

tl::expected<AvroSchema, DecodeProblem> compileAvroSchema(std::string_view json)
{
    return SchemaCompiler(json).compile();
}

} // namespace explorer
