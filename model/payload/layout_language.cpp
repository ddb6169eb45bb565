// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/layout_language.h"

#include "model/payload/byte_text.h"
#include "model/payload/layout_cursor.h"

#include <algorithm>
#include <unordered_map>

namespace explorer {

namespace {

constexpr std::size_t kMostText = 64 * 1024;
constexpr std::size_t kMostGroups = 16;
constexpr int kMostChecksums = 16;
constexpr std::uint64_t kMostCount = 64u << 20;

using Step = LayoutStep;

class LayoutParser : private LayoutCursor
{
public:
    explicit LayoutParser(std::string_view text)
        : LayoutCursor(text)
    {}

    tl::expected<Layout, DecodeProblem> parse()
    {
        bool isGood = true;
        while (isGood && !atEnd())
            isGood = statement();
        if (isGood && !m_blocks.empty())
            isGood = fail("'}'");
        if (isGood && m_layout.steps.empty())
            return tl::unexpected(
                DecodeProblem{.expected = "it is missing: fields such as u16be temperature*0.1; u8 state",
                              .isOfSetup = true});
        if (!isGood)
            return tl::unexpected(problem());
        if (m_rest)
            m_layout.steps[*m_rest].behind = m_behind;
        return std::move(m_layout);
    }

private:
    struct Block
    {
        std::size_t step;       ///< the Repeat or If
        std::uint64_t size = 0; ///< of what is in it, at least
        bool isFixed = true;    ///< and at most
    };

    bool statement()
    {
        if (take(";"))
            return true;
        if (take("}"))
            return endBlock();
        const LayoutToken first = token();
        Step step;
        step.typeName = word();
        if (const auto type = rawNumberNamed(word())) {
            step.type = *type;
            advance();
            return field(std::move(step), first.begin);
        }
        if (const auto isFound = dataField(step)) {
            advance();
            step.kind = *isFound;
            return step.kind == Step::Kind::Bits ? bits(std::move(step))
                                                 : field(std::move(step), first.begin);
        }
        if (word() == "crc16" || checksumNamed(word()))
            return checksum(std::move(step));
        if (take("skip"))
            return skip(std::move(step));
        if (take("repeat"))
            return repeat(std::move(step), first.begin);
        if (take("if"))
            return condition(std::move(step));
        return fail(
            "a type such as u8, i16be, f32le, bits8, bytes or str, or skip, repeat, if or a checksum");
    }

    std::optional<Step::Kind> dataField(Step &step)
    {
        std::string_view type = word();
        if (type == "bytes")
            return Step::Kind::Bytes;
        if (type == "str")
            return Step::Kind::Text;
        if (type == "cstr")
            return Step::Kind::ZeroText;
        if (!type.starts_with("bits"))
            return std::nullopt;
        const auto number = rawNumberNamed(std::string(1, 'u').append(type.substr(4)));
        if (!number)
            return std::nullopt;
        step.type = *number;
        return Step::Kind::Bits;
    }

    bool field(Step step, std::size_t begin)
    {
        if (!name(step.name))
            return false;
        const bool isPlain = step.kind == Step::Kind::Number;
        LayoutScaleSum sum;
        bool hasFactor = false;
        bool hasOffset = false;
        bool hasCount = false;
        while (!atEnd()) {
            const std::size_t at = token().begin;
            if (isPlain && !hasFactor && (is("*") || is("/"))) {
                hasFactor = true;
                const bool isDivision = is("/");
                advance();
                const bool isNegative = take("-");
                LayoutLiteral literal;
                if (!number(literal))
                    return false;
                if (isDivision && literal.digits == 0)
                    return failAt(at + 1, "a number other than 0");
                isDivision ? sum.divide(literal, isNegative) : sum.multiply(literal, isNegative);
            } else if (isPlain && !hasOffset && (is("+") || is("-"))) {
                hasOffset = true;
                const bool isNegative = is("-");
                advance();
                LayoutLiteral literal;
                if (!number(literal))
                    return false;
                sum.add(literal, isNegative);
            } else if (isText() && step.unit.empty()) {
                step.unit = takeText();
            } else if (isPlain && step.labels.empty() && step.type.form != RawNumber::Form::Float &&
                       is("{")) {
                if (!labels(step.labels))
                    return false;
            } else if (!hasCount && step.kind != Step::Kind::ZeroText && is("[")) {
                hasCount = true;
                if (!count(step.count))
                    return false;
            } else if (isPlain && !step.constant && step.type.form != RawNumber::Form::Float && take("=")) {
                std::int64_t value = 0;
                if (!integer(value))
                    return false;
                step.constant = value;
            } else {
                break;
            }
        }
        if (!isPlain && !hasCount && step.kind != Step::Kind::ZeroText)
            return fail("'[' and a length");
        if (hasFactor || hasOffset)
            step.scale = sum.scale();
        if (isPlain && !hasCount && step.type.form != RawNumber::Form::Float)
            step.slot = newSlot(step.name);
        return addSized(std::move(step), begin) && endOfStatement();
    }

    /// {ok:1, err:3}
    bool labels(std::vector<LayoutLabel> &out)
    {
        advance();
        do {
            LayoutLabel label;
            if (!name(label.name) || !expect(":", "':'") || !integer(label.value))
                return false;
            out.push_back(std::move(label));
        } while (take(","));
        return expect("}", "',' or '}'");
    }

    /// [4], [u8], [n], []
    bool count(LayoutCount &out)
    {
        advance();
        if (take("]")) {
            out.kind = LayoutCount::Kind::Rest;
            return true;
        }
        return countInside(out) && expect("]", "']'");
    }

    bool countInside(LayoutCount &out)
    {
        if (isNumber()) {
            std::uint64_t value = 0;
            if (!unsignedInteger(kMostCount, value, "a count from 0 to 67108864"))
                return false;
            out.kind = LayoutCount::Kind::Fixed;
            out.fixed = std::uint32_t(value);
            return true;
        }
        const auto prefix = atEnd() ? std::nullopt : rawNumberNamed(word());
        if (prefix && prefix->form == RawNumber::Form::Unsigned) {
            out.kind = LayoutCount::Kind::Prefix;
            out.prefix = *prefix;
            advance();
            return true;
        }
        out.kind = LayoutCount::Kind::Field;
        return slot(out.slot, "a count, a type such as u8, or the name of a number above");
    }

    /// The place of a field's value, which is called by its name or, of bits, as "status.run".
    bool slot(std::int32_t &out, std::string_view expected)
    {
        const std::size_t begin = token().begin;
        std::string path;
        std::string bit;
        if (!isWord())
            return fail(expected);
        if (!name(path) || (take(".") && !name(bit)))
            return false;
        if (!bit.empty())
            (path += '.') += bit;
        const auto found = m_slots.find(path);
        if (found == m_slots.end())
            return failAt(begin, expected);
        out = found->second;
        return true;
    }

    std::int32_t newSlot(std::string path) { return m_slots[std::move(path)] = m_layout.slots++; }

    bool bits(Step step)
    {
        if (!name(step.name) || !expect("{", "'{' and the names of the bits"))
            return false;
        const auto most = std::uint64_t(step.type.size * 8 - 1);
        do {
            LayoutBits part;
            std::uint64_t first = 0;
            if (!name(part.name) || !expect(":", "':'") ||
                !unsignedInteger(most, first, "a bit that the type has"))
                return false;
            std::uint64_t last = first;
            const std::size_t begin = token().begin;
            if (take("-") && !unsignedInteger(most, last, "a bit that the type has"))
                return false;
            if (last < first)
                return failAt(begin, "the lower bit first");
            part.first = std::uint8_t(first);
            part.last = std::uint8_t(last);
            if (is("{") && !labels(part.labels))
                return false;
            part.slot = newSlot(std::string(step.name).append(1, '.').append(part.name));
            step.bits.push_back(std::move(part));
        } while (take(","));
        if (!expect("}", "',' or '}'"))
            return false;
        step.slot = newSlot(step.name);
        return addSized(std::move(step), token().begin) && endOfStatement();
    }

    bool checksum(Step step)
    {
        const std::size_t begin = token().begin;
        std::string kind(word());
        advance();
        if (take("/")) {
            kind += '/';
            kind += atEnd() ? std::string_view() : word();
            if (!checksumNamed(kind))
                return fail("modbus, ccitt, xmodem or maxim");
            advance();
        }
        const ChecksumRow *row = checksumNamed(kind);
        if (++m_checksums > kMostChecksums)
            return failAt(begin, "at most 16 checksums");
        step.kind = Step::Kind::Checksum;
        step.typeName = row->name;
        step.checksum = row->kind;
        step.type = {.size = row->size, .isLittleEndian = row->isLittleEndian};
        step.name = kind.substr(0, kind.find('/'));
        if (take("be"))
            step.type.isLittleEndian = false;
        else if (take("le"))
            step.type.isLittleEndian = true;
        if (take("from")) {
            std::uint64_t from = 0;
            if (!unsignedInteger(kMostCount, from, "a number of bytes"))
                return false;
            step.from = std::uint32_t(from);
        }
        if (isWord() && !startsLine() && !name(step.name))
            return false;
        return addSized(std::move(step), begin) && endOfStatement();
    }

    bool skip(Step step)
    {
        const std::size_t begin = token().begin;
        std::uint64_t size = 0;
        if (!unsignedInteger(kMostCount, size, "a number of bytes"))
            return false;
        step.kind = Step::Kind::Skip;
        step.count = {.kind = LayoutCount::Kind::Fixed, .fixed = std::uint32_t(size)};
        return addSized(std::move(step), begin) && endOfStatement();
    }

    bool repeat(Step step, std::size_t begin)
    {
        step.kind = Step::Kind::Repeat;
        step.name = "items";
        step.count.kind = LayoutCount::Kind::Rest;
        if (!is("{") && !is("as") && !countInside(step.count))
            return false;
        if (take("as") && !name(step.name))
            return false;
        return beginBlock(std::move(step), begin);
    }

    bool condition(Step step)
    {
        const std::size_t begin = token().begin;
        step.kind = Step::Kind::If;
        if (!slot(step.slot, "the name of a number above"))
            return false;
        return comparison(step.compare) && integer(step.operand) && beginBlock(std::move(step), begin);
    }

    bool beginBlock(Step step, std::size_t begin)
    {
        if (m_blocks.size() >= kMostGroups)
            return failAt(begin, "at most 16 groups one in the other");
        if (step.count.kind == LayoutCount::Kind::Rest && step.kind == Step::Kind::Repeat &&
            !m_blocks.empty())
            return failAt(begin, "a count: only outside of groups can the rest be taken");
        if (!expect("{", "'{'"))
            return false;
        if (!mayFollowRest(step.kind == Step::Kind::Repeat && step.count.kind == LayoutCount::Kind::Fixed,
                           begin))
            return false;
        m_blocks.push_back({.step = m_layout.steps.size()});
        m_layout.steps.push_back(std::move(step));
        return true;
    }

    bool endBlock()
    {
        const std::size_t begin = lastBegin();
        if (m_blocks.empty())
            return failAt(begin, "no '}' without a '{'");
        const Block block = m_blocks.back();
        m_blocks.pop_back();
        Step &head = m_layout.steps[block.step];
        if (head.kind == Step::Kind::If) {
            head.jump = m_layout.steps.size();
            return addSize(0, block.size == 0, begin);
        }
        if (block.size == 0)
            return failAt(begin, "a field of at least one byte in what is repeated");
        const bool isRest = head.count.kind == LayoutCount::Kind::Rest;
        const bool isFixed = head.count.kind == LayoutCount::Kind::Fixed;
        const std::uint64_t size = isFixed ? block.size * head.count.fixed
                                   : head.count.kind == LayoutCount::Kind::Prefix ? head.count.prefix.size
                                                                                  : 0;
        head.jump = m_layout.steps.size();
        Step end;
        end.kind = Step::Kind::EndRepeat;
        end.jump = block.step;
        m_layout.steps.push_back(std::move(end));
        if (isRest) {
            m_rest = block.step;
            m_behind = 0;
            return true;
        }
        return addSize(size, isFixed && block.isFixed, begin);
    }

    // Sizes: what can follow something that takes the rest.
    bool mayFollowRest(bool isFixed, std::size_t begin)
    {
        return !m_rest || isFixed || failAt(begin, "a field of fixed size, as one before it takes the rest");
    }

    bool addSize(std::uint64_t size, bool isFixed, std::size_t begin)
    {
        if (!m_blocks.empty()) {
            m_blocks.back().size = std::min(m_blocks.back().size + size, kMostCount);
            m_blocks.back().isFixed = m_blocks.back().isFixed && isFixed;
            return true;
        }
        m_behind = std::min(m_behind + size, kMostCount);
        return mayFollowRest(isFixed, begin);
    }

    bool addSized(Step step, std::size_t begin)
    {
        const bool isRest = step.count.kind == LayoutCount::Kind::Rest;
        if (isRest && !m_blocks.empty())
            return failAt(begin, "a count: only outside of groups can the rest be taken");
        const bool isOneNumber = step.kind == Step::Kind::Number || step.kind == Step::Kind::Bits ||
                                 step.kind == Step::Kind::Checksum;
        const std::uint64_t unit = isOneNumber ? step.type.size : 1;
        std::uint64_t size = 0;
        bool isFixed = false;
        switch (step.count.kind) {
        case LayoutCount::Kind::One:
        case LayoutCount::Kind::Fixed:
            isFixed = step.kind != Step::Kind::ZeroText;
            size = unit * step.count.fixed;
            break;
        case LayoutCount::Kind::Prefix:
            size = step.count.prefix.size;
            break;
        case LayoutCount::Kind::Field:
        case LayoutCount::Kind::Rest:
            break;
        }
        if (!addSize(isRest ? 0 : size, isFixed || (isRest && !m_rest), begin))
            return false;
        if (isRest) {
            m_rest = m_layout.steps.size();
            m_behind = 0;
        }
        m_layout.steps.push_back(std::move(step));
        return true;
    }

    bool endOfStatement()
    {
        return atEnd() || is("}") || startsLine() || take(";") || fail("';' or a new line");
    }

    Layout m_layout;
    std::unordered_map<std::string, std::int32_t> m_slots;
    std::vector<Block> m_blocks;
    std::optional<std::size_t> m_rest; ///< the step outside of groups that takes the rest
    std::uint64_t m_behind = 0;        ///< bytes of fixed size after it
    int m_checksums = 0;
};

} // namespace

tl::expected<Layout, DecodeProblem> compileLayout(std::string_view text)
{
    if (!isUtf8(text))
        return tl::unexpected(DecodeProblem{
            .kind = DecodeProblem::Kind::Encoding, .expected = "it is no text in UTF-8", .isOfSetup = true});
    if (text.size() > kMostText)
        return tl::unexpected(DecodeProblem{
            .kind = DecodeProblem::Kind::TooLarge, .expected = "it is longer than 64 KiB", .isOfSetup = true});
    return LayoutParser(text).parse();
}

} // namespace explorer
