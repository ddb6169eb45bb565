// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/protobuf_sources.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace explorer::protobuf {

namespace {

constexpr int kFoldersAbove = 8;

/// Imports never lead out of the folders.
bool isPlain(const std::string &name)
{
    return !name.starts_with('/') && name.find('\\') == std::string::npos && ("/" + name + "/").find("/../") == std::string::npos &&
           name.find('\0') == std::string::npos;
}

} // namespace

Sources::Sources(const std::string &path, std::string text)
    : m_mainName("the source")
    , m_main(std::move(text))
    , m_hasMain(path.empty())
{
    if (!path.empty()) {
        const QFileInfo info(QString::fromStdString(path));
        m_mainName = info.fileName().toStdString();
        QDir folder = info.absoluteDir();
        m_folders.push_back(folder.path().toStdString());
        for (int i = 0; i < kFoldersAbove && folder.cdUp() && !folder.isRoot(); ++i)
            m_folders.push_back(folder.path().toStdString());
    }
    m_folders.emplace_back("/usr/include");
    m_folders.emplace_back("/usr/local/include");
}

Sources::~Sources() = default;

std::optional<std::string> Sources::readFile(const std::string &path)
{
    const QFileInfo info(QString::fromStdString(path));
    SchemaFile seen{.path = path};
    if (info.isFile()) {
        seen.modifiedMs = info.lastModified().toMSecsSinceEpoch();
        seen.size = info.size();
    }
    if (m_files.size() >= kMostFiles) {
        m_error = "fewer files";
        return std::nullopt;
    }
    m_files.push_back(seen);
    if (seen.modifiedMs == 0) {
        m_error = "a file that there is, not " + path;
        return std::nullopt;
    }
    QFile file(info.filePath());
    if (seen.size > kLargestFile || !file.open(QIODevice::ReadOnly)) {
        m_error = seen.size > kLargestFile ? "a file of at most 8 MB" : "a file that can be read";
        return std::nullopt;
    }
    return file.read(kLargestFile).toStdString();
}

google::protobuf::io::ZeroCopyInputStream *Sources::Open(const std::string &name)
{
    const auto streamOf = [this](std::string text) {
        const std::string &kept = m_texts.emplace_back(std::move(text));
        return new google::protobuf::io::ArrayInputStream(kept.data(), int(kept.size()));
    };
    if (m_hasMain && name == m_mainName)
        return streamOf(m_main);
    if (!isPlain(name)) {
        m_error = "a name without \"..\"";
        return nullptr;
    }
    for (const std::string &folder : m_folders) {
        if (std::optional<std::string> text = readFile(folder + '/' + name))
            return streamOf(std::move(*text));
        if (!m_files.empty() && m_files.back().modifiedMs != 0)
            return nullptr; // there is one, but it cannot be read
    }
    if (const auto *builtIn = google::protobuf::DescriptorPool::generated_pool()->FindFileByName(name))
        return streamOf(builtIn->DebugString());
    m_error = "a file that there is";
    return nullptr;
}

} // namespace explorer::protobuf
