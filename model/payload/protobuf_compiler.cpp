// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/protobuf_schema.h"
#include "model/payload/protobuf_setup.h"
#include "model/payload/protobuf_sources.h"

#include <google/protobuf/compiler/importer.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>

#include <algorithm>
#include <deque>
#include <map>

namespace explorer::protobuf {

namespace {

namespace pb = google::protobuf;

constexpr std::size_t kMostMessages = 10'000;
constexpr int kMostNamesTold = 12;

DecodeProblem problemOf(std::string words, int line = 0, int column = 0)
{
    DecodeProblem problem;
    problem.line = line;
    problem.column = column;
    problem.expected = std::move(words);
    problem.isOfSetup = true;
    return problem;
}

/// Keeps the first complaint; the others mostly follow from it.
class Complaints : public pb::compiler::MultiFileErrorCollector, public pb::DescriptorPool::ErrorCollector
{
public:
    explicit Complaints(std::string mainFile)
        : m_mainFile(std::move(mainFile))
    {}
    /// Lines and columns from 0; −1 when there is none.
    void AddError(const std::string &file, int line, int column, const std::string &words) override
    {
        if (m_first)
            return;
        std::string text = words;
        if (file != m_mainFile)
            text.insert(0, file + ": ");
        m_first = problemOf(std::move(text), line + 1, line < 0 ? 0 : column + 1);
    }
    void AddError(const std::string &file, const std::string &element, const pb::Message *, ErrorLocation,
                  const std::string &words) override
    {
        AddError(file, -1, 0, element + ": " + words);
    }
    DecodeProblem first() const { return m_first ? *m_first : problemOf("a file that can be read"); }

private:
    std::string m_mainFile;
    std::optional<DecodeProblem> m_first;
};

/// Copies a message type and all it is made of into tables.
class Tables
{
public:
    std::shared_ptr<const Schema> of(const pb::Descriptor *root)
    {
        place(root);
        for (std::size_t i = 0; i < m_waiting.size(); ++i) { // grows meanwhile
            SchemaMessage message = copy(*m_waiting[i]);
            m_schema->messages[i] = std::move(message);
        }
        return m_schema;
    }

private:
    std::int32_t place(const pb::Descriptor *message)
    {
        const auto [found, isNew] = m_messages.emplace(message, std::int32_t(m_waiting.size()));
        if (isNew) {
            m_waiting.push_back(message);
            m_schema->messages.emplace_back();
        }
        return found->second;
    }

    std::int32_t place(const pb::EnumDescriptor *enumeration)
    {
        const auto [found, isNew] = m_enums.emplace(enumeration, std::int32_t(m_schema->enums.size()));
        if (!isNew)
            return found->second;
        SchemaEnum &copy = m_schema->enums.emplace_back();
        for (int i = 0; i < enumeration->value_count(); ++i)
            copy.names.emplace_back(enumeration->value(i)->number(), enumeration->value(i)->name());
        std::ranges::stable_sort(copy.names, {}, &std::pair<std::int32_t, std::string>::first);
        const auto repeats = std::ranges::unique(copy.names, {}, &std::pair<std::int32_t, std::string>::first);
        copy.names.erase(repeats.begin(), repeats.end());
        return found->second;
    }

    SchemaMessage copy(const pb::Descriptor &message)
    {
        SchemaMessage copy;
        copy.name = message.full_name();
        if (copy.name == "google.protobuf.Timestamp")
            copy.meaning = SchemaMessage::Meaning::Timestamp;
        else if (copy.name == "google.protobuf.Duration")
            copy.meaning = SchemaMessage::Meaning::Duration;
        for (int i = 0; i < message.field_count(); ++i)
            copy.fields.push_back(field(*message.field(i)));
        std::vector<const pb::FieldDescriptor *> extensions;
        message.file()->pool()->FindAllExtensions(&message, &extensions);
        for (const pb::FieldDescriptor *extension : extensions)
            copy.fields.push_back(field(*extension));
        std::ranges::sort(copy.fields, {}, &SchemaField::number);
        return copy;
    }

    SchemaField field(const pb::FieldDescriptor &field)
    {
        static constexpr FieldType kTypes[] = {
            FieldType::Double, FieldType::Float,  FieldType::Int64,    FieldType::UInt64,   FieldType::Int32,  FieldType::Fixed64,
            FieldType::Fixed32, FieldType::Bool,  FieldType::String,   FieldType::Group,    FieldType::Message, FieldType::Bytes,
            FieldType::UInt32, FieldType::Enum,   FieldType::SFixed32, FieldType::SFixed64, FieldType::SInt32, FieldType::SInt64};
        SchemaField copy;
        copy.number = std::uint32_t(field.number());
        copy.name = field.is_extension() ? "[" + field.full_name() + "]" : field.name();
        copy.type = kTypes[int(field.type()) - 1];
        copy.isRepeated = field.is_repeated();
        copy.isMap = field.is_map();
        copy.typeText = field.type_name();
        const bool hasRoom = m_waiting.size() < kMostMessages; // the others are read as bytes are that have no schema
        if (copy.type == FieldType::Message && (hasRoom || m_messages.contains(field.message_type()))) {
            copy.message = place(field.message_type());
            copy.typeText = field.message_type()->full_name();
        } else if (copy.type == FieldType::Enum) {
            copy.enumeration = place(field.enum_type());
            copy.typeText = field.enum_type()->full_name();
        }
        copy.isMap = copy.isMap && copy.message >= 0;
        if (const pb::OneofDescriptor *oneof = field.real_containing_oneof())
            copy.typeText.append(", one of ").append(oneof->name());
        return copy;
    }

    std::shared_ptr<Schema> m_schema = std::make_shared<Schema>();
    std::deque<const pb::Descriptor *> m_waiting;
    std::map<const pb::Descriptor *, std::int32_t> m_messages;
    std::map<const pb::EnumDescriptor *, std::int32_t> m_enums;
};

/// The type asked for, or what there is to choose from.
CompiledSchema choose(const pb::DescriptorPool &pool, const std::vector<const pb::FileDescriptor *> &files, const std::string &type)
{
    const pb::Descriptor *found = type.empty() ? nullptr : pool.FindMessageTypeByName(type);
    std::vector<const pb::Descriptor *> all;
    for (const pb::FileDescriptor *file : files) {
        for (int i = 0; i < file->message_type_count(); ++i)
            all.push_back(file->message_type(i));
    }
    if (type.empty() && all.size() == 1)
        found = all.front();
    if (found)
        return {Tables().of(found)};
    std::string words = all.empty() ? "a file with a message type" : "one of the message types";
    for (std::size_t i = 0; i < std::min<std::size_t>(all.size(), kMostNamesTold); ++i)
        words.append(i == 0 ? " " : ", ").append(all[i]->full_name());
    if (all.size() > kMostNamesTold)
        words.append(" …");
    return {{}, problemOf(std::move(words))};
}

CompiledSchema fromDescriptorSet(const SchemaSetup &setup, Sources &sources)
{
    const std::optional<std::string> bytes = sources.readFile(setup.file);
    if (!bytes)
        return {{}, problemOf(sources.GetLastErrorMessage())};
    pb::FileDescriptorSet set;
    if (!set.ParsePartialFromString(*bytes) || set.file_size() == 0)
        return {{}, problemOf("a descriptor set as protoc --descriptor_set_out writes it")};

    // Well-known types stand in for imports that the set was made without.
    pb::DescriptorPool pool(pb::DescriptorPool::generated_pool());
    Complaints complaints("");
    std::vector<const pb::FileDescriptor *> files;
    for (const pb::FileDescriptorProto &file : set.file()) {
        if (pb::DescriptorPool::generated_pool()->FindFileByName(file.name()))
            continue;
        const pb::FileDescriptor *built = pool.BuildFileCollectingErrors(file, &complaints);
        if (!built)
            return {{}, complaints.first()};
        files.push_back(built);
    }
    return choose(pool, files, setup.type);
}

CompiledSchema fromSource(const SchemaSetup &setup, Sources &sources)
{
    Complaints complaints(sources.mainName());
    pb::compiler::Importer importer(&sources, &complaints);
    const pb::FileDescriptor *file = importer.Import(sources.mainName());
    if (!file)
        return {{}, complaints.first()};
    return choose(*importer.pool(), {file}, setup.type);
}

} // namespace

bool canCompileSchemas() { return true; }

CompiledSchema compileSchema(std::string_view text)
{
    const auto setup = parseSchemaSetup(text);
    if (!setup)
        return {{}, setup.error()};
    Sources sources(setup->file, setup->source);
    CompiledSchema compiled = setup->isDescriptorSet() ? fromDescriptorSet(*setup, sources) : fromSource(*setup, sources);
    compiled.files = sources.files();
    return compiled;
}

} // namespace explorer::protobuf
