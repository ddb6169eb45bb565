// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/decoded_writer.h"

#include "app/cli/cli_line.h"
#include "app/cli/json_text.h"
#include "app/cli/message_writer.h"
#include "model/payload/tree_json.h"
#include "protocol/wire/topic.h"

#include <QStringList>

namespace cli {

namespace {

const char *kindName(explorer::DecodeProblem::Kind kind)
{
    using Kind = explorer::DecodeProblem::Kind;
    switch (kind) {
    case Kind::Syntax:
        return "syntax";
    case Kind::TooDeep:
        return "too deep";
    case Kind::TooLarge:
        return "too large";
    case Kind::TooSlow:
        return "too slow";
    case Kind::Cancelled:
        return "cancelled";
    case Kind::Encoding:
        return "encoding";
    case Kind::Unknown:
        return "unknown reader";
    case Kind::Cut:
        return "cut";
    }
    return "";
}

const char *kindName(explorer::ValueNote::Kind kind)
{
    switch (kind) {
    case explorer::ValueNote::Kind::Type:
        return "type";
    case explorer::ValueNote::Kind::Meaning:
        return "meaning";
    case explorer::ValueNote::Kind::Fault:
        return "fault";
    }
    return "";
}

std::string readersOf(const explorer::DecodePlan &plan)
{
    std::string text;
    for (const std::string &transform : plan.transforms)
        (text += transform) += '+';
    if (plan.decoder.empty() && !text.empty())
        text.pop_back();
    return text + plan.decoder;
}

void appendNotes(OutputBuffer &out, const explorer::ValueTree &tree)
{
    out.append(",\"notes\":[");
    for (std::size_t i = 0; i < tree.notes.size(); ++i) {
        const explorer::ValueNote &note = tree.notes[i];
        out.append(i == 0 ? "{\"path\":" : ",{\"path\":");
        appendJsonText(out, tree.pathOf(note.node));
        out.append(",\"kind\":\"");
        out.append(kindName(note.kind));
        out.append("\",\"text\":");
        appendJsonText(out, note.text);
        out.append('}');
    }
    out.append(']');
}

void appendProblem(OutputBuffer &out, const explorer::DecodeOutcome &outcome)
{
    const explorer::DecodeProblem &problem = *outcome.problem;
    out.append(",\"problem\":{\"kind\":\"");
    out.append(kindName(problem.kind));
    out.append(problem.isOfSetup ? "\",\"of\":\"setup\",\"offset\":" : "\",\"offset\":");
    out.append(std::to_string(problem.offset));
    if (problem.line > 0) {
        out.append(",\"line\":");
        out.append(std::to_string(problem.line));
        out.append(",\"column\":");
        out.append(std::to_string(problem.column));
    }
    if (!problem.expected.empty()) {
        out.append(",\"expected\":");
        appendJsonText(out, problem.expected);
    }
    out.append('}');
}

} // namespace

tl::expected<explorer::DecodeRule, QString> parseReadAs(const explorer::PayloadFormats &formats, const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    if (equals < 0)
        return tl::unexpected(QStringLiteral("--read-as: %1 is not FILTER=READERS, as in “sensors/#=gzip+cbor”.").arg(quoted(text)));
    explorer::DecodeRule rule;
    rule.filter = text.left(equals).toStdString();
    if (mqtt::checkTopicFilter(rule.filter) != mqtt::TopicFault::None)
        return tl::unexpected(QStringLiteral("--read-as: %1 is not a topic filter.").arg(quoted(text.left(equals))));
    const QString how = text.mid(equals + 1);
    const qsizetype blank = how.indexOf(u' ');
    if (blank >= 0)
        rule.plan.setup = how.mid(blank + 1).toStdString();
    for (const QString &name : how.left(blank).split(u'+')) {
        const std::string id = name.toStdString();
        if (!rule.plan.decoder.empty())
            return tl::unexpected(QStringLiteral("--read-as: nothing can come behind the decoder %1.")
                                      .arg(quoted(QString::fromStdString(rule.plan.decoder))));
        if (formats.transforms.byId(id))
            rule.plan.transforms.push_back(id);
        else if (formats.decoders.byId(id))
            rule.plan.decoder = id;
        else {
            QStringList known;
            for (const auto &transform : formats.transforms.all())
                known += QLatin1String(transform->id());
            for (const auto &decoder : formats.decoders.all())
                known += QLatin1String(decoder->id());
            return tl::unexpected(QStringLiteral("--read-as: there is no %1; there are %2.").arg(quoted(name), known.join(QStringLiteral(", "))));
        }
    }
    return rule;
}

DecodedWriter::DecodedWriter(std::vector<explorer::DecodeRule> rules)
    : m_rules(std::move(rules))
{}

void DecodedWriter::write(OutputBuffer &out, const mqtt::Publish &message, const mqtt::Arrival &arrival) const
{
    std::string_view contentType;
    for (const mqtt::PropertyView &property : message.properties) {
        if (property.id == mqtt::PropertyId::ContentType)
            contentType = property.value;
    }
    explorer::DecodeOutcome outcome;
    if (message.cut) // the beginning alone says nothing for certain
        outcome.problem = explorer::DecodeProblem{.kind = explorer::DecodeProblem::Kind::Cut, .offset = message.payload.size()};
    else
        outcome = explorer::decodeThrough(
            m_formats, {.payload = message.payload, .contentType = contentType, .topic = message.topic}, nullptr,
            explorer::ruleFor(m_rules, message.topic), {});
    out.append("{\"time\":\"");
    out.append(timeText(arrival));
    out.append("\",\"topic\":");
    appendJsonText(out, message.topic);
    out.append(",\"read_as\":");
    appendJsonText(out, readersOf(outcome.plan));
    if (outcome.problem) {
        appendProblem(out, outcome);
        out.append(",\"payload_base64\":");
        appendBase64(out, {reinterpret_cast<const char *>(message.payload.data()), message.payload.size()});
    } else {
        out.append(",\"value\":");
        appendJsonDocument(out, explorer::jsonOf(outcome.tree));
        if (!outcome.tree.notes.empty())
            appendNotes(out, outcome.tree);
    }
    out.append("}\n");
}

} // namespace cli
