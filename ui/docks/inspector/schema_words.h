// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/topic_schema.h"

#include <QCoreApplication>
#include <QString>

namespace ui {

/// Shapes of payloads and what departs from them, in words. What came from the network in them is escaped.
class SchemaWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::SchemaWords)

public:
    static QString types(explorer::SchemaTypes types);     ///< "number, text"
    static QString range(const explorer::NumberRange &range); ///< "18 … 25"; empty when there are no numbers
    static QString usualRange(const explorer::NumberRange &range); ///< empty: not known (yet)
    static QString presence(const explorer::SchemaPath &path, std::uint64_t messages);
    static QString kind(explorer::SchemaDeviation::Kind kind);
    /// "is text now (“off”), was number"
    static QString deviation(const explorer::TopicSchema &schema, const explorer::SchemaDeviation &deviation);
    static QString path(const std::string &path);
};

} // namespace ui
