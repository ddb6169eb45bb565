// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/message_diff.h"

#include "model/payload/byte_diff.h"
#include "model/payload/json_format.h"
#include "model/payload/text_diff.h"
#include "model/payload/tree_json.h"
#include "model/payload/value_diff.h"
#include "protocol/core/utf8.h"
#include "ui/text/plain_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <optional>

namespace ui {

namespace {

using Form = MessageDiff::Form;
using Kind = MessageDiff::Kind;
using Lack = MessageDiff::Lack;

constexpr std::size_t kMostRows = 5'000;
constexpr qsizetype kLongestValue = 300;
constexpr std::size_t kBytesInRow = 16;
constexpr std::chrono::milliseconds kLongestOnPool{10'000};

/// One of the two, read as far as is needed.
struct Side
{
    const DecodeJob &job;
    explorer::DecodeOutcome outcome;

    std::string_view inner() const
    {
        const auto bytes = innerBytes();
        return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
    }
    std::span<const std::uint8_t> raw() const
    {
        return {reinterpret_cast<const std::uint8_t *>(job.payload.constData()), std::size_t(job.payload.size())};
    }
    std::span<const std::uint8_t> innerBytes() const { return outcome.unwrapped.empty() ? raw() : std::span<const std::uint8_t>(outcome.unwrapped); }
    bool isJson() const { return outcome.plan.decoder == "json"; }
    bool hasDocument() const
    {
        return !outcome.tree.empty() && (outcome.tree.nodes[0].kind == explorer::ValueNode::Kind::Object ||
                                         outcome.tree.nodes[0].kind == explorer::ValueNode::Kind::Array);
    }
    bool hasValues() const { return hasDocument() || (isJson() && !outcome.tree.empty()); }
    bool isTooLarge() const
    {
        using Problem = explorer::DecodeProblem::Kind;
        return outcome.problem && (outcome.problem->kind == Problem::TooLarge || outcome.problem->kind == Problem::TooSlow ||
                                   outcome.problem->kind == Problem::TooDeep);
    }
    bool isText() const
    {
        const std::size_t invalid = mqtt::firstInvalidUtf8(inner());
        return invalid >= inner().size() || (job.cut && invalid + 4 > inner().size());
    }
    /// What its lines are made of: a document is laid out anew, so that a change has a line of its own.
    std::string text() const
    {
        if (isJson() && (hasDocument() || isTooLarge()))
            return explorer::prettyJson(inner());
        return hasDocument() ? explorer::prettyJson(explorer::jsonOf(outcome.tree, 0)) : std::string(inner());
    }
};

Side read(const explorer::PayloadFormats &formats, const DecodeJob &job, const std::atomic<bool> &cancelled)
{
    explorer::DecodeBudget budget;
    budget.cancelled = &cancelled;
    if (job.payload.size() > kInlineBytes)
        budget.time = kLongestOnPool;
    Side side{job, {}};
    side.outcome = explorer::decodeThrough(formats, {.payload = side.raw(), .contentType = job.contentType, .topic = job.topic},
                                           job.chosen ? &*job.chosen : nullptr, job.rule ? &*job.rule : nullptr, budget);
    return side;
}

/// As it stood in a JSON text; of other formats as JSON would spell it.
QString valueText(const Side &side, std::int32_t node)
{
    if (node < 0)
        return {};
    const explorer::ValueTree &tree = side.outcome.tree;
    if (side.isJson())
        return explorer::visibleText(tree.sourceOf(node, side.innerBytes()), kLongestValue, explorer::BreakMarks::OneLine);
    return explorer::visibleText(std::string_view(explorer::jsonOf(tree, node)), kLongestValue, explorer::BreakMarks::OneLine);
}

Kind kindOf(explorer::ValueChange::Kind kind)
{
    switch (kind) {
    case explorer::ValueChange::Kind::Added:
        return Kind::Added;
    case explorer::ValueChange::Kind::Removed:
        return Kind::Removed;
    case explorer::ValueChange::Kind::Changed:
        break;
    }
    return Kind::Changed;
}

MessageDiff byStructure(const Side &before, const Side &after, const std::atomic<bool> &cancelled)
{
    const bool isOneFormat = before.outcome.plan.decoder == after.outcome.plan.decoder;
    const explorer::ValueDiff diff = explorer::diffValues(before.outcome.tree, after.outcome.tree, kMostRows,
                                                          {.numbersByValue = !isOneFormat, .cancelled = &cancelled});
    MessageDiff result{.means = MessageDiff::Means::Structure, .rows = {}, .capped = diff.capped};
    for (const explorer::ValueChange &change : diff.changes) {
        QString delta;
        if (change.delta)
            delta = (*change.delta > 0 ? QStringLiteral("+") : QString()) +
                    QLocale().toString(*change.delta, 'g', 8);
        result.rows.push_back({kindOf(change.kind), visibleText(change.path),
                               valueText(before, change.before), valueText(after, change.after), delta});
    }
    return result;
}

MessageDiff byLines(const Side &before, const Side &after, const std::atomic<bool> &cancelled)
{
    const std::string oldText = before.text();
    const std::string newText = after.text();
    const auto oldLines = explorer::linesOf(oldText);
    const auto newLines = explorer::linesOf(newText);
    constexpr std::size_t kMostDifferences = 1'000;
    const explorer::TextDiff diff = explorer::diffLines(oldLines, newLines, kMostDifferences, &cancelled);
    MessageDiff result{.means = MessageDiff::Means::Lines, .rows = {}, .roughly = diff.capped};
    for (const explorer::TextDiff::Line &line : diff.lines) {
        if (line.kind == explorer::TextDiff::Kind::Same)
            continue;
        if (result.rows.size() == kMostRows) {
            result.capped = true;
            break;
        }
        const bool added = line.kind == explorer::TextDiff::Kind::Added;
        const QString place =
            QCoreApplication::translate("ui::MessageDiff", "line %1").arg(added ? line.after : line.before);
        const QString text =
            visibleText(added ? newLines[line.after - 1] : oldLines[line.before - 1], kLongestValue);
        result.rows.push_back({added ? Kind::Added : Kind::Removed,
                               place,
                               added ? QString() : text,
                               added ? text : QString(),
                               {}});
    }
    return result;
}

/// A stretch that differs as rows of at most sixteen bytes, the two sides beside each other.
void addRows(MessageDiff &result, const explorer::ByteChange &change, std::span<const std::uint8_t> before,
             std::span<const std::uint8_t> after)
{
    const auto part = [](std::span<const std::uint8_t> bytes, std::size_t begin, std::size_t size, std::size_t done) {
        const std::size_t from = std::min(done, size);
        const std::span<const std::uint8_t> row = bytes.subspan(begin + from, std::min(kBytesInRow, size - from));
        return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(row.data()), qsizetype(row.size())).toHex(' '));
    };
    for (std::size_t done = 0; done < std::max(change.beforeSize, change.afterSize); done += kBytesInRow) {
        if (result.rows.size() == kMostRows) {
            result.capped = true;
            return;
        }
        const QString old = part(before, change.before, change.beforeSize, done);
        const QString now = part(after, change.after, change.afterSize, done);
        const std::size_t offset = done + (old.isEmpty() ? change.after : change.before);
        result.rows.push_back({old.isEmpty() ? Kind::Added : now.isEmpty() ? Kind::Removed : Kind::Changed,
                               QCoreApplication::translate("ui::MessageDiff", "from byte %1").arg(offset),
                               old,
                               now,
                               {}});
    }
}

MessageDiff byBytes(std::span<const std::uint8_t> before, std::span<const std::uint8_t> after, const std::atomic<bool> &cancelled)
{
    const explorer::ByteDiff diff = explorer::diffBytes(before, after, kMostRows, &cancelled);
    MessageDiff result{.means = MessageDiff::Means::Bytes, .rows = {}, .capped = diff.capped, .roughly = diff.byPlace};
    for (const explorer::ByteChange &change : diff.changes)
        addRows(result, change, before, after);
    return result;
}

} // namespace

MessageDiff diffMessages(const explorer::PayloadFormats &formats, const DecodeJob &before, const DecodeJob &after,
                         const std::atomic<bool> &cancelled, Form form)
{
    const Side first = read(formats, before, cancelled);
    const Side second = read(formats, after, cancelled);
    if (cancelled.load(std::memory_order_relaxed))
        return {};
    Lack lack = first.isTooLarge() || second.isTooLarge() ? Lack::TooLarge : Lack::None;
    const bool haveValues = first.hasValues() && second.hasValues();
    if ((form == Form::Automatic || form == Form::Structure) && haveValues)
        return byStructure(first, second, cancelled);
    if (form == Form::Structure && lack == Lack::None)
        lack = Lack::Structure;

    MessageDiff result;
    const bool areText = first.isText() && second.isText();
    if (form != Form::Bytes && areText) {
        result = byLines(first, second, cancelled);
    } else {
        if (form == Form::Text)
            lack = Lack::Text;
        const bool areWrappedAlike = first.outcome.plan.transforms == second.outcome.plan.transforms;
        result = areWrappedAlike && form != Form::Bytes ? byBytes(first.innerBytes(), second.innerBytes(), cancelled)
                                                        : byBytes(first.raw(), second.raw(), cancelled);
    }
    if (form != Form::Bytes)
        result.lack = lack;
    return result;
}

} // namespace ui
