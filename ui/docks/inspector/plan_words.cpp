// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/plan_words.h"

#include "ui/docks/inspector/decoded_payload.h"
#include "ui/docks/inspector/problem_words.h"
#include "ui/text/plain_text.h"

#include <QCoreApplication>

namespace ui {

namespace {

constexpr qsizetype kLongestFilter = 28;
constexpr qsizetype kFilterEnds = 13;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::DecodePlan)
};

QString filterText(const std::string &filter, bool whole)
{
    const QString shown = visibleText(filter);
    if (whole || shown.size() <= kLongestFilter)
        return shown;
    return shown.left(kFilterEnds) + u'…' + shown.right(kFilterEnds);
}

} // namespace

QString planText(const explorer::DecodePlan &plan)
{
    QStringList steps;
    for (const std::string &id : plan.transforms)
        steps += transformName(id);
    if (!plan.decoder.empty())
        steps += decoderName(plan.decoder);
    else
        steps += steps.isEmpty() ? Words::tr("Automatic") : Words::tr("whatever is inside");
    return steps.join(QStringLiteral(" → "));
}

QString whyText(const DecodedPayload &payload, bool whole)
{
    using Why = explorer::DecodeOutcome::Why;
    switch (payload.why) {
    case Why::Chosen:
        return Words::tr("chosen");
    case Why::ContentType:
        return Words::tr("by content type");
    case Why::Rule:
        return Words::tr("rule %1").arg(filterText(payload.ruleFilter, whole));
    case Why::Probe:
        return Words::tr("recognised");
    }
    return {};
}

QString setupHelp(const std::string &decoderId)
{
    struct Help
    {
        const char *id;
        const char *text;
    };
    static constexpr Help kHelps[] = {
        {"layout", QT_TRANSLATE_NOOP("ui::DecodePlan",
                                     "The fields from the first byte to the last: type, name, then a factor, a unit, names of values. "
                                     "Example: u16be temperature*0.1 \"°C\"; u8 state{ok:1, err:3}; i32le pos[2]; crc16")},
        {"numbers", QT_TRANSLATE_NOOP("ui::DecodePlan", "The types of the numbers. Example: u16be, f32le[4], i8[]")},
        {"text", QT_TRANSLATE_NOOP("ui::DecodePlan", "The encoding of the text. Example: GB18030, UTF-16LE, ISO-8859-1")},
        {"protobuf", QT_TRANSLATE_NOOP("ui::DecodePlan",
                                       "A file and the message in it, or the message and its source below. Example: "
                                       "plant.proto plant.Reading")},
        {"avro", QT_TRANSLATE_NOOP("ui::DecodePlan", "The schema, as JSON.")},
    };
    for (const Help &help : kHelps) {
        if (decoderId == help.id)
            return Words::tr(help.text);
    }
    return {};
}

} // namespace ui
