// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/protobuf_schema.h"

#include <google/protobuf/compiler/importer.h>

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace explorer::protobuf {

/// Where the compiler's files come from: the user's file or text, what lies around the file, and the program itself.
/// It remembers what it looked for, so that a change is noticed.
class Sources : public google::protobuf::compiler::SourceTree
{
public:
    static constexpr std::int64_t kLargestFile = 8 << 20;
    static constexpr std::size_t kMostFiles = 1'000;

    /// `path` of the main file, or, when empty, its text.
    Sources(const std::string &path, std::string text);
    ~Sources() override;

    const std::string &mainName() const { return m_mainName; }
    const std::vector<SchemaFile> &files() const { return m_files; }
    std::optional<std::string> readFile(const std::string &path);

    google::protobuf::io::ZeroCopyInputStream *Open(const std::string &name) override;
    std::string GetLastErrorMessage() override { return m_error; }

private:
    std::string m_mainName;
    std::vector<std::string> m_folders; ///< imports are looked for in, in this order
    std::deque<std::string> m_texts;    ///< borrowed by the streams
    std::vector<SchemaFile> m_files;
    std::string m_main; ///< the text of the main file when it has no path
    bool m_hasMain;
    std::string m_error;
};

} // namespace explorer::protobuf
