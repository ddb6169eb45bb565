// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/term_reader.h"

#include "model/filter/filter_units.h"

#include <algorithm>
#include <utility>

namespace explorer {

namespace {

using Fault = FilterFault::Kind;

bool endsWord(QChar c) { return c.isSpace() || c == u'(' || c == u')'; }

bool isLetter(QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); }

/// Of ":" none: it has a meaning of its own in each field.
std::optional<Comparison> comparisonOf(QStringView mark)
{
    constexpr std::pair<QLatin1String, Comparison> kMarks[] = {
        {QLatin1String("="), Comparison::Equal},       {QLatin1String("=="), Comparison::Equal},
        {QLatin1String("!="), Comparison::NotEqual},   {QLatin1String("<"), Comparison::Less},
        {QLatin1String("<="), Comparison::LessOrEqual}, {QLatin1String(">"), Comparison::Greater},
        {QLatin1String(">="), Comparison::GreaterOrEqual},
    };
    for (const auto &[text, comparison] : kMarks) {
        if (mark == text)
            return comparison;
    }
    return std::nullopt;
}

std::optional<bool> yesOrNo(const QString &text)
{
    const QString word = text.toLower();
    if (word == QLatin1String("yes") || word == QLatin1String("true") || word == QLatin1String("1"))
        return true;
    if (word == QLatin1String("no") || word == QLatin1String("false") || word == QLatin1String("0"))
        return false;
    return std::nullopt;
}

} // namespace

void TermReader::skipSpace()
{
    while (!atEnd() && here().isSpace())
        ++m_at;
}

QStringView TermReader::word() const
{
    qsizetype end = m_at;
    while (end < m_text.size() && !endsWord(m_text[end]))
        ++end;
    return m_text.sliced(m_at, end - m_at);
}

/// One past the '/' that ends the expression beginning at `begin`: the last one before white space, with
/// nothing but closing parentheses behind it. −1 when there is none.
qsizetype TermReader::regexEnd(qsizetype begin) const
{
    if (begin >= m_text.size() || m_text[begin] != u'/')
        return -1;
    qsizetype end = begin;
    while (end < m_text.size() && !m_text[end].isSpace())
        ++end;
    while (end > begin && m_text[end - 1] == u')')
        --end;
    return end >= begin + 3 && m_text[end - 1] == u'/' ? end : -1;
}

QStringView TermReader::markAt(qsizetype at) const
{
    for (const qsizetype length : {2, 1}) {
        const QStringView mark = m_text.sliced(std::min(at, m_text.size())).left(length);
        if (mark.size() == length && (mark == QLatin1String(":") || comparisonOf(mark)))
            return mark;
    }
    return {};
}

/// One past a path that begins with '.' or '[' at `begin`. What stands in brackets and quotes may be anything.
qsizetype TermReader::pathEnd(qsizetype begin) const
{
    qsizetype at = begin;
    while (at < m_text.size() && !endsWord(m_text[at]) && markAt(at).isEmpty()) {
        const QChar quote = m_text[at] == u'[' && at + 1 < m_text.size() ? m_text[at + 1] : QChar();
        ++at;
        if (quote != u'"' && quote != u'\'')
            continue;
        for (++at; at < m_text.size() && m_text[at] != quote; ++at)
            at += m_text[at] == u'\\' ? 1 : 0;
        at = std::min(at + 1, m_text.size());
    }
    return at;
}

tl::expected<std::optional<TermReader::Field>, FilterFault> TermReader::readField()
{
    constexpr std::pair<QLatin1String, Name> kNames[] = {
        {QLatin1String("topic"), Name::Topic}, {QLatin1String("payload"), Name::Payload},
        {QLatin1String("json"), Name::Json},   {QLatin1String("qos"), Name::Qos},
        {QLatin1String("size"), Name::Size},   {QLatin1String("retained"), Name::Retained},
        {QLatin1String("rate"), Name::Rate},   {QLatin1String("age"), Name::Age},
    };
    Field field;
    field.offset = m_at;
    qsizetype end = m_at;
    while (end < m_text.size() && isLetter(m_text[end]))
        ++end;
    const QStringView letters = m_text.sliced(m_at, end - m_at);
    if (letters.isEmpty())
        return std::nullopt;
    for (const auto &[text, name] : kNames) {
        if (letters.compare(text, Qt::CaseInsensitive) == 0)
            field.name = name;
    }
    const bool hasPath = end < m_text.size() && (m_text[end] == u'.' || m_text[end] == u'[');
    if (field.name == Name::Json && hasPath)
        end = pathEnd(end);
    else if (field.name == Name::Json)
        field.name.reset(); // a word like any other
    if (!field.name) { // "temp_1.max>5" asks for a field that is not there
        qsizetype wide = end;
        while (wide < m_text.size() && (isLetter(m_text[wide]) || m_text[wide].isDigit() ||
                                        m_text[wide] == u'_' || m_text[wide] == u'.'))
            ++wide;
        if (comparisonOf(markAt(wide)))
            end = wide;
    }
    field.text = m_text.sliced(m_at, end - m_at);

    qsizetype markStart = end;
    while (markStart < m_text.size() && m_text[markStart].isSpace())
        ++markStart;
    field.mark = markAt(markStart);
    const bool apart = markStart > end;
    if (apart && (field.mark == QLatin1String(":") || !field.name))
        field.mark = {}; // "size :x" is two words
    if (field.mark.isEmpty() && field.name != Name::Json)
        return std::nullopt;
    if (!field.name && field.mark == QLatin1String(":") && letters.size() <= 2)
        return std::nullopt; // an address of hardware, "aa:bb:cc"
    if (!field.name)
        return tl::unexpected(FilterFault{.kind = Fault::UnknownField,
                                          .offset = m_at,
                                          .length = field.text.size(),
                                          .subject = field.text.toString()});
    if (field.name == Name::Json) {
        const QByteArray path = "$" + field.text.sliced(letters.size()).toUtf8();
        auto parsed = ValuePath::parse({path.constData(), std::size_t(path.size())});
        if (!parsed) {
            const qsizetype bytes = qsizetype(parsed.error().offset);
            const qsizetype before = QString::fromUtf8(path.left(bytes)).size() - 1;
            const qsizetype offset = std::min(m_at + letters.size() + before, end);
            return tl::unexpected(FilterFault{.kind = Fault::BadPath,
                                              .offset = offset,
                                              .length = offset < end ? 1 : 0,
                                              .subject = field.text.toString(),
                                              .detail = QString::fromStdString(parsed.error().expected),
                                              .unfinished = offset >= m_text.size()});
        }
        field.path = std::move(*parsed);
    }
    m_at = field.mark.isEmpty() ? end : markStart + field.mark.size();
    return field;
}

tl::expected<TermReader::Value, FilterFault> TermReader::readQuoted()
{
    Value value{.quoted = true, .offset = m_at};
    for (++m_at; !atEnd() && here() != u'"'; ++m_at) {
        if (here() == u'\\' && (peek(1) == u'"' || peek(1) == u'\\'))
            ++m_at;
        value.text += here();
    }
    if (atEnd())
        return tl::unexpected(FilterFault{
            .kind = Fault::QuoteOpen, .offset = value.offset, .length = 1, .unfinished = true});
    ++m_at;
    value.length = m_at - value.offset;
    return value;
}

tl::expected<TermReader::Value, FilterFault> TermReader::readValue()
{
    if (here() == u'"')
        return readQuoted();
    Value value{.offset = m_at};
    if (const qsizetype end = regexEnd(m_at); end >= 0) {
        value.regex = true;
        value.text = m_text.sliced(m_at + 1, end - m_at - 2).toString();
        m_at = end;
    } else {
        value.text = word().toString();
        m_at += value.text.size();
    }
    value.length = m_at - value.offset;
    return value;
}

TermReader::Term TermReader::read()
{
    auto field = readField();
    if (!field)
        return tl::unexpected(field.error());
    if (*field)
        return fieldTerm(**field);
    const auto value = readValue();
    if (!value)
        return tl::unexpected(value.error());
    if (m_words == BareWords::InName)
        return nameTerm(*value);
    auto pattern = patternOf(*value, TextPattern::Mode::Contains);
    if (!pattern)
        return tl::unexpected(pattern.error());
    return PayloadTerm{std::move(*pattern), false};
}

tl::unexpected<FilterFault> TermReader::fault(FilterFault::Kind kind, const Value &value) const
{
    return tl::unexpected(FilterFault{.kind = kind,
                                      .offset = value.offset,
                                      .length = value.length,
                                      .subject = value.text,
                                      .unfinished = value.offset + value.length >= m_text.size()});
}

tl::expected<TextPattern, FilterFault> TermReader::patternOf(const Value &value, TextPattern::Mode mode) const
{
    const TextPattern pattern(value.regex ? TextPattern::Mode::Regex : mode, value.text);
    if (const QString error = pattern.regexError(); value.regex && !error.isEmpty()) {
        const qsizetype offset = value.offset + 1 + pattern.regexErrorOffset();
        return tl::unexpected(FilterFault{.kind = Fault::BadRegex,
                                          .offset = offset,
                                          .length = value.offset + value.length - 1 > offset ? 1 : 0,
                                          .subject = value.text,
                                          .detail = error});
    }
    if (value.text.isEmpty() && mode == TextPattern::Mode::Contains)
        return tl::unexpected(FilterFault{.kind = Fault::ValueMissing,
                                          .offset = value.offset,
                                          .length = value.length,
                                          .subject = QStringLiteral("\"\"")});
    return pattern;
}

TermReader::Term TermReader::nameTerm(const Value &value) const
{
    auto pattern = patternOf(value, TextPattern::Mode::Contains);
    if (!pattern)
        return tl::unexpected(pattern.error());
    if (value.regex)
        return NamePatternTerm{std::move(*pattern)};
    if (!value.quoted && LevelAutomaton::isWildcard(value.text))
        return NameTerm{LevelAutomaton::forWildcard(value.text)};
    return NameTerm{LevelAutomaton::forText(value.text)};
}

TermReader::Term TermReader::fieldTerm(const Field &field)
{
    if (field.mark.isEmpty())
        return ValueExistsTerm{field.path};
    skipSpace();
    if (atEnd() || here() == u')' || here() == u'(')
        return tl::unexpected(
            FilterFault{.kind = Fault::ValueMissing,
                        .offset = m_at,
                        .subject = field.text.toString() + field.mark.toString(),
                        .unfinished = atEnd()});
    const auto value = readValue();
    if (!value)
        return tl::unexpected(value.error());
    switch (*field.name) {
    case Name::Topic:
    case Name::Payload:
    case Name::Json:
        return textOf(field, *value);
    case Name::Retained:
    case Name::Qos:
    case Name::Size:
    case Name::Rate:
    case Name::Age:
        return measureOf(field, *value);
    }
    return fault(Fault::UnknownField, *value);
}

TermReader::Term TermReader::textOf(const Field &field, const Value &value) const
{
    const auto comparison = comparisonOf(field.mark);
    const bool equality = comparison == Comparison::Equal || comparison == Comparison::NotEqual;
    const bool differs = comparison == Comparison::NotEqual;
    if (field.name == Name::Topic && comparison && !equality)
        return tl::unexpected(FilterFault{.kind = Fault::OperatorUnfit,
                                          .offset = field.offset,
                                          .length = field.text.size(),
                                          .subject = field.text.toString(),
                                          .detail = field.mark.toString()});
    if (field.name == Name::Topic && !comparison)
        return nameTerm(value);

    if (field.name != Name::Topic && comparison && !value.quoted) {
        if (const auto number = numberFrom(value.text))
            return ValueNumberTerm{field.path, *comparison, *number};
    }
    if (comparison && !equality)
        return fault(Fault::NotANumber, value);
    Value text = value;
    if (comparison && value.regex) { // what is equal to something is no expression
        text.text = u'/' + value.text + u'/';
        text.regex = false;
    }
    auto pattern = patternOf(text, comparison ? TextPattern::Mode::Equals : TextPattern::Mode::Contains);
    if (!pattern)
        return tl::unexpected(pattern.error());
    if (field.name == Name::Topic)
        return NamePatternTerm{std::move(*pattern), differs};
    if (field.name == Name::Payload)
        return PayloadTerm{std::move(*pattern), differs};
    return ValueTextTerm{field.path, std::move(*pattern), differs};
}

TermReader::Term TermReader::measureOf(const Field &field, const Value &value) const
{
    const Comparison comparison = comparisonOf(field.mark).value_or(Comparison::Equal);
    if (field.name == Name::Retained) {
        if (comparison != Comparison::Equal && comparison != Comparison::NotEqual)
            return tl::unexpected(FilterFault{.kind = Fault::OperatorUnfit,
                                              .offset = field.offset,
                                              .length = field.text.size(),
                                              .subject = field.text.toString(),
                                              .detail = field.mark.toString()});
        const auto wanted = yesOrNo(value.text);
        if (!wanted && value.text.compare(QLatin1String("unknown"), Qt::CaseInsensitive) != 0)
            return fault(Fault::NotYesOrNo, value);
        return RetainedTerm{wanted, comparison == Comparison::NotEqual};
    }
    if (field.name == Name::Qos) {
        const auto qos = numberFrom(value.text);
        if (!qos || (*qos != 0 && *qos != 1 && *qos != 2))
            return fault(Fault::NotAQos, value);
        return MeasureTerm{MeasureTerm::What::Qos, comparison, *qos};
    }
    const bool isSize = field.name == Name::Size;
    const bool isRate = field.name == Name::Rate;
    const auto number = isSize   ? sizeFrom(value.text)
                        : isRate ? rateFrom(value.text)
                                 : durationFrom(value.text);
    if (!number || *number < 0)
        return fault(isSize   ? Fault::NotASize
                     : isRate ? Fault::NotARate
                              : Fault::NotADuration,
                     value);
    return MeasureTerm{isSize   ? MeasureTerm::What::Size
                       : isRate ? MeasureTerm::What::Rate
                                : MeasureTerm::What::Age,
                       comparison, *number};
}

} // namespace explorer
