// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

namespace explorer {

/// A small file of the user's own: 0600 from its first byte, in a folder of 0700, replaced whole or not at
/// all.
///
/// Errors    the system's words, without the path. A symbolic link is followed, not replaced.
/// Thread    any, one at a time per path.
namespace PrivateFile {

/// Everything in the file; empty when there is none. Refuses more than `limit` bytes.
tl::expected<QByteArray, QString> read(const QString &path, qint64 limit = 64 << 20);

/// Writes beside it, flushes to the disk, then renames over it; the former content becomes "<path>.bak".
tl::expected<void, QString> write(const QString &path, const QByteArray &bytes);

/// Renames it to "<path>.bad-<time>", never over another file. Returns the new path.
tl::expected<QString, QString> setAside(const QString &path);

} // namespace PrivateFile
} // namespace explorer
