// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/layout_decoder.h"

#include "model/payload/byte_text.h"
#include "model/payload/number_text.h"
#include "model/payload/value_tree_builder.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace explorer {

namespace {

__extension__ using Wide = __int128;

std::string wideText(Wide value)
{
    const bool isNegative = value < 0;
    char digits[48];
    char *const end = digits + sizeof digits;
    char *at = end;
    do {
        const int digit = int(value % 10);
        *--at = char('0' + (digit < 0 ? -digit : digit));
        value /= 10;
    } while (value != 0);
    if (isNegative)
        *--at = '-';
    return {at, end};
}

/// "0x00af", of a number's size.
std::string hexNumber(std::uint64_t value, std::size_t bytes)
{
    char buffer[24];
    std::snprintf(buffer, sizeof buffer, "0x%0*llx", int(bytes * 2), static_cast<unsigned long long>(value));
    return buffer;
}

std::string mismatch(std::uint64_t expected, std::uint64_t found, std::size_t bytes)
{
    return hexNumber(expected, bytes)
        .insert(0, "expected ")
        .append(", found ")
        .append(hexNumber(found, bytes));
}

const std::string *labelOf(const std::vector<LayoutLabel> &labels, std::int64_t value)
{
    const auto found = std::ranges::find(labels, value, &LayoutLabel::value);
    return found == labels.end() ? nullptr : &found->name;
}

bool holds(LayoutStep::Compare compare, std::int64_t left, std::int64_t right)
{
    switch (compare) {
    case LayoutStep::Compare::Equal:
        return left == right;
    case LayoutStep::Compare::NotEqual:
        return left != right;
    case LayoutStep::Compare::Less:
        return left < right;
    case LayoutStep::Compare::LessOrEqual:
        return left <= right;
    case LayoutStep::Compare::Greater:
        return left > right;
    case LayoutStep::Compare::GreaterOrEqual:
        return left >= right;
    }
    return false;
}

/// One payload on its way through a layout.
class LayoutRun
{
public:
    LayoutRun(const Layout &layout, std::span<const std::uint8_t> payload, const DecodeBudget &budget)
        : m_layout(layout)
        , m_payload(payload)
        , m_limit(payload.size())
        , m_builder(budget)
        , m_slots(std::size_t(layout.slots), 0)
    {}

    tl::expected<ValueTree, DecodeProblem> run()
    {
        m_builder.open(ValueNode::Kind::Object, {}, 0);
        for (std::size_t pc = 0; pc < m_layout.steps.size() && !m_isShort && !m_builder.problem();)
            pc = step(m_layout.steps[pc], pc);
        if (!m_builder.problem() && !m_isShort && m_at < m_payload.size())
            addRest(m_payload.size());
        return m_builder.finish(m_payload.size());
    }

private:
    struct Group
    {
        std::uint64_t left; ///< turns after this one; of a group that takes the rest unused
        bool takesRest;
        std::size_t begin;      ///< of this turn
        std::size_t outerLimit; ///< m_limit when it ends
    };

    std::size_t left() const { return m_limit - m_at; }

    std::size_t step(const LayoutStep &step, std::size_t pc)
    {
        switch (step.kind) {
        case LayoutStep::Kind::Number:
            number(step);
            break;
        case LayoutStep::Kind::Bits:
            bits(step);
            break;
        case LayoutStep::Kind::Bytes:
        case LayoutStep::Kind::Text:
            string(step);
            break;
        case LayoutStep::Kind::ZeroText:
            zeroText(step);
            break;
        case LayoutStep::Kind::Skip:
            if (step.count.fixed > left())
                tooShort("skip", step, step.count.fixed);
            else
                m_at += step.count.fixed;
            break;
        case LayoutStep::Kind::Repeat:
            return beginGroup(step, pc);
        case LayoutStep::Kind::EndRepeat:
            return endTurn(step, pc);
        case LayoutStep::Kind::If:
            return holds(step.compare, m_slots[std::size_t(step.slot)], step.operand) ? pc + 1 : step.jump;
        case LayoutStep::Kind::Checksum:
            checksum(step);
            break;
        }
        return pc + 1;
    }

    // Numbers.
    void number(const LayoutStep &step)
    {
        if (step.count.kind == LayoutCount::Kind::One) {
            oneNumber(step, step.name);
            return;
        }
        const std::size_t begin = m_at;
        std::uint64_t count = 0;
        if (!readCount(step, step.type.size, count))
            return;
        if (!m_builder.open(ValueNode::Kind::Array, step.name, begin))
            return;
        m_builder.note(ValueNote::Kind::Type, step.typeName);
        if (!step.unit.empty())
            m_builder.note(ValueNote::Kind::Meaning, step.unit);
        for (std::uint64_t i = 0; i < count && !m_isShort; ++i) {
            if (!oneNumber(step, {}))
                return;
        }
        m_builder.close(m_at);
        endRest(step);
    }

    bool oneNumber(const LayoutStep &step, const std::string &name)
    {
        const std::size_t size = step.type.size;
        if (left() < size) {
            tooShort(name, step, size);
            return false;
        }
        const std::uint8_t *const at = &m_payload[m_at];
        const bool isFloat = step.type.form == RawNumber::Form::Float;
        const std::int64_t raw = step.type.form == RawNumber::Form::Signed ? signedOf(step.type, at)
                                 : isFloat                                 ? 0
                                           : std::int64_t(bitsOf(step.type, at));
        std::string text = step.scale ? scaledText(step, at, raw) : textOf(step.type, at);
        if (m_builder.add(ValueNode::Kind::Number, name, std::move(text), m_at, m_at + size) < 0)
            return false;
        m_at += size;
        if (step.slot >= 0)
            m_slots[std::size_t(step.slot)] = raw;
        const bool isElement = step.count.kind != LayoutCount::Kind::One;
        if (!isElement)
            m_builder.note(ValueNote::Kind::Type, step.typeName);
        if (const std::string *label = labelOf(step.labels, raw))
            m_builder.note(ValueNote::Kind::Meaning, *label);
        if (!step.unit.empty() && !isElement)
            m_builder.note(ValueNote::Kind::Meaning, step.unit);
        if (step.constant && *step.constant != raw) {
            const std::uint64_t mask = ~std::uint64_t(0) >> (64 - size * 8);
            m_builder.note(ValueNote::Kind::Fault,
                           mismatch(std::uint64_t(*step.constant) & mask, std::uint64_t(raw) & mask, size));
        }
        return true;
    }

    static std::string scaledText(const LayoutStep &step, const std::uint8_t *at, std::int64_t raw)
    {
        const LayoutScale &scale = *step.scale;
        if (step.type.form == RawNumber::Form::Float) {
            const double value = floatOf(step.type, at) * scale.realFactor + scale.realOffset;
            return step.type.size == 8 ? floatText(value) : floatText(float(value));
        }
        const bool isUnsigned = step.type.form == RawNumber::Form::Unsigned;
        if (!scale.isExact) {
            const double value = isUnsigned ? double(std::uint64_t(raw)) : double(raw);
            return floatText(value * scale.realFactor + scale.realOffset);
        }
        const Wide value = (isUnsigned ? Wide(std::uint64_t(raw)) : Wide(raw)) * scale.factor + scale.offset;
        return decimalText(wideText(value), scale.decimals);
    }

    void bits(const LayoutStep &step)
    {
        const std::size_t size = step.type.size;
        if (left() < size)
            return tooShort(step.name, step, size);
        const std::uint64_t raw = bitsOf(step.type, &m_payload[m_at]);
        if (!m_builder.open(ValueNode::Kind::Object, step.name, m_at))
            return;
        m_builder.note(ValueNote::Kind::Type, step.typeName);
        m_builder.note(ValueNote::Kind::Meaning, hexNumber(raw, size));
        m_slots[std::size_t(step.slot)] = std::int64_t(raw);
        for (const LayoutBits &part : step.bits) {
            const int width = part.last - part.first + 1;
            const std::uint64_t value = raw >> part.first & ~std::uint64_t(0) >> (64 - width);
            m_slots[std::size_t(part.slot)] = std::int64_t(value);
            const auto kind = width > 1   ? ValueNode::Kind::Number
                              : value > 0 ? ValueNode::Kind::True
                                          : ValueNode::Kind::False;
            std::string text = width > 1 ? std::to_string(value) : value > 0 ? "true" : "false";
            if (m_builder.add(kind, part.name, std::move(text), m_at, m_at + size) < 0)
                return;
            if (const std::string *label = labelOf(part.labels, std::int64_t(value)))
                m_builder.note(ValueNote::Kind::Meaning, *label);
        }
        m_at += size;
        m_builder.close(m_at);
    }

    // Strings.
    void string(const LayoutStep &step)
    {
        const std::size_t first = m_at;
        std::uint64_t size = 0;
        if (!readCount(step, 1, size))
            return;
        if (size > left())
            return tooShort(step.name, step, size);
        const std::size_t begin = m_at;
        m_at += std::size_t(size);
        if (step.kind == LayoutStep::Kind::Bytes) {
            if (!addBytes(m_builder, step.name, m_payload, begin, m_at))
                return;
        } else {
            auto text = m_payload.subspan(begin, std::size_t(size));
            if (step.count.kind == LayoutCount::Kind::Fixed) {
                while (!text.empty() && text.back() == 0)
                    text = text.first(text.size() - 1);
            }
            if (!addText(m_builder, step.name, text, begin, m_at))
                return;
        }
        if (first < begin)
            m_builder.note(ValueNote::Kind::Type,
                           std::string(step.typeName).append(1, ' ').append(nameOf(step.count.prefix)));
        if (!step.unit.empty())
            m_builder.note(ValueNote::Kind::Meaning, step.unit);
    }

    void zeroText(const LayoutStep &step)
    {
        const auto rest = m_payload.subspan(m_at, left());
        const auto zero = std::ranges::find(rest, std::uint8_t(0));
        if (zero == rest.end())
            return tooShort(step.name, step, rest.size() + 1);
        const auto text = rest.first(std::size_t(zero - rest.begin()));
        const std::size_t begin = m_at;
        m_at += text.size() + 1;
        addText(m_builder, step.name, text, begin, m_at);
    }

    /// How many there are of what takes `unit` bytes.
    bool readCount(const LayoutStep &step, std::size_t unit, std::uint64_t &count)
    {
        const RawNumber &prefix = step.count.prefix;
        switch (step.count.kind) {
        case LayoutCount::Kind::One:
        case LayoutCount::Kind::Fixed:
            count = step.count.fixed;
            return true;
        case LayoutCount::Kind::Field:
            count = std::uint64_t(m_slots[std::size_t(step.count.slot)]);
            return true;
        case LayoutCount::Kind::Rest:
            count = (left() - std::min(left(), step.behind)) / unit;
            return true;
        case LayoutCount::Kind::Prefix:
            if (left() < prefix.size) {
                tooShort(step.name, step, prefix.size);
                return false;
            }
            count = bitsOf(prefix, &m_payload[m_at]);
            m_at += prefix.size;
            return true;
        }
        return false;
    }

    /// What is left over by elements that do not fit into the rest.
    void endRest(const LayoutStep &step)
    {
        if (step.count.kind != LayoutCount::Kind::Rest || m_isShort)
            return;
        const std::size_t end = m_limit - std::min(left(), step.behind);
        if (m_at < end)
            addRest(end);
    }

    // Groups.
    std::size_t beginGroup(const LayoutStep &step, std::size_t pc)
    {
        const std::size_t begin = m_at;
        std::uint64_t count = 0;
        if (!readCount(step, 1, count) || !m_builder.open(ValueNode::Kind::Array, step.name, begin))
            return pc + 1;
        if (count == 0) {
            m_builder.close(m_at);
            return step.jump + 1;
        }
        const bool takesRest = step.count.kind == LayoutCount::Kind::Rest;
        m_groups.push_back({count - 1, takesRest, m_at, m_limit});
        if (takesRest)
            m_limit -= std::min(left(), step.behind);
        m_builder.open(ValueNode::Kind::Object, {}, m_at);
        return pc + 1;
    }

    std::size_t endTurn(const LayoutStep &step, std::size_t pc)
    {
        Group &group = m_groups.back();
        m_builder.close(m_at);
        const bool goesOn = group.takesRest ? m_at < m_limit : group.left > 0;
        if (goesOn) {
            --group.left;
            group.begin = m_at;
            m_builder.open(ValueNode::Kind::Object, {}, m_at);
            return step.jump + 1;
        }
        m_builder.close(m_at);
        m_limit = group.outerLimit;
        m_groups.pop_back();
        return pc + 1;
    }

    void checksum(const LayoutStep &step)
    {
        const std::size_t size = step.type.size;
        if (left() < size)
            return tooShort(step.name, step, size);
        const std::size_t from = std::min(m_at, (m_groups.empty() ? 0 : m_groups.back().begin) + step.from);
        const std::uint64_t expected = checksumOf(step.checksum, m_payload.subspan(from, m_at - from));
        const std::uint64_t found = bitsOf(step.type, &m_payload[m_at]);
        if (m_builder.add(ValueNode::Kind::Number, step.name, std::to_string(found), m_at, m_at + size) < 0)
            return;
        m_builder.note(ValueNote::Kind::Type, step.typeName);
        if (found == expected)
            m_builder.note(ValueNote::Kind::Meaning, hexNumber(found, size));
        else
            m_builder.note(ValueNote::Kind::Fault, mismatch(expected, found, size));
        m_at += size;
    }

    // What does not fit.
    void tooShort(const std::string &name, const LayoutStep &step, std::uint64_t needed)
    {
        m_isShort = true;
        const std::size_t begin = m_at;
        const std::size_t there = left();
        m_at = m_payload.size();
        if (!addBytes(m_builder, m_builder.isObject() ? name : std::string(), m_payload, begin, m_at))
            return;
        std::string words("too short: ");
        words += step.typeName;
        if (!step.name.empty())
            (words += ' ') += step.name;
        ((words += " at byte ") += std::to_string(begin)) += " takes ";
        ((words += byteCount(needed)) += ", ") += std::to_string(there);
        words += there == 1 ? " is left" : " are left";
        m_builder.note(ValueNote::Kind::Fault, std::move(words));
    }

    void addRest(std::size_t end)
    {
        const std::size_t begin = m_at;
        m_at = end;
        if (addBytes(m_builder, "…rest", m_payload, begin, end))
            m_builder.note(ValueNote::Kind::Fault,
                           byteCount(end - begin).append(" that the layout does not describe"));
    }

    const Layout &m_layout;
    std::span<const std::uint8_t> m_payload;
    std::size_t m_limit; ///< how far the fields may go
    ValueTreeBuilder m_builder;
    std::vector<std::int64_t> m_slots;
    std::vector<Group> m_groups;
    std::size_t m_at = 0;
    bool m_isShort = false;
};

} // namespace

tl::expected<ValueTree, DecodeProblem> LayoutDecoder::decode(const DecodeRequest &request,
                                                             const DecodeBudget &budget) const
{
    if (request.payload.size() > budget.bytes)
        return tl::unexpected(DecodeProblem{.kind = DecodeProblem::Kind::TooLarge});
    const auto layout = m_layouts.get(request.setup, compileLayout);
    if (!*layout)
        return tl::unexpected(layout->error());
    return LayoutRun(**layout, request.payload, budget).run();
}

} // namespace explorer
