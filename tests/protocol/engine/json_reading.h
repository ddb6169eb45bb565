// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace driver {

/// JSON whose objects keep the order in which they were written: properties leave in the order given.
using Json = simdjson::dom::element;

/// A member of an object, or nullopt when `json` is no object or has none of that name.
std::optional<Json> member(const Json &json, std::string_view name);

/// What a member says. Absent: `otherwise`; of another kind or out of range: `otherwise`, and `ok` turns
/// false.
std::int64_t numberOr(const Json &json, std::string_view name, std::int64_t otherwise, std::int64_t most,
                      bool &ok);
bool flagOr(const Json &json, std::string_view name, bool otherwise, bool &ok);
std::optional<std::string> textOf(const Json &json, std::string_view name, bool &ok);

/// Text that stands for bytes: Latin-1, one byte a character, when it can be; otherwise UTF-8.
QByteArray bytesOf(std::string_view utf8);
/// Text of the wire; a byte order mark is a character as any other [MQTT-1.5.4-3].
QString textFrom(std::string_view utf8);

/// The same value for comparing; the order of an object's members is gone.
QJsonValue plainValue(const Json &json);

} // namespace driver
