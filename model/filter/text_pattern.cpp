// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/text_pattern.h"

#include <algorithm>

namespace explorer {

namespace {

/// Ours comes first: PCRE takes the lower of it and what the user may have written behind it.
QString limited(const QString &pattern)
{
    return QStringLiteral("(*LIMIT_MATCH=%1)").arg(TextPattern::kMatchLimit) + pattern;
}

qsizetype limitLength() { return limited({}).size(); }

} // namespace

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return std::uint8_t(c) < 0x80; });
}

std::string caseFolded(std::string_view text)
{
    if (isAscii(text)) {
        std::string folded(text);
        std::transform(folded.begin(), folded.end(), folded.begin(), asciiFolded);
        return folded;
    }
    return QString::fromUtf8(text.data(), qsizetype(text.size())).toCaseFolded().toStdString();
}

bool TextPattern::hasCapitals(const QString &text, bool isRegex)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (isRegex && text[i] == u'\\')
            ++i;
        else if (text[i].isUpper())
            return true;
    }
    return false;
}

TextPattern::TextPattern(Mode mode, const QString &text)
    : m_mode(mode)
    , m_folds(!hasCapitals(text, mode == Mode::Regex))
    , m_text(text)
{
    if (mode == Mode::Regex) {
        m_regex = QRegularExpression(limited(text), m_folds ? QRegularExpression::CaseInsensitiveOption
                                                            : QRegularExpression::NoPatternOption);
        return;
    }
    m_needle = text.toStdString();
    m_asciiOnly = isAscii(m_needle);
    if (m_folds)
        m_needle = caseFolded(m_needle);
    const std::size_t length = m_needle.size();
    m_skip.fill(std::uint8_t(std::min<std::size_t>(length, 255)));
    for (std::size_t i = 0; i + 1 < length; ++i)
        m_skip[std::uint8_t(m_needle[i])] = std::uint8_t(std::min<std::size_t>(length - 1 - i, 255));
}

bool TextPattern::contains(std::string_view bytes) const
{
    if (!m_folds)
        return bytes.find(m_needle) != std::string_view::npos;
    if (!m_asciiOnly)
        return caseFolded(bytes).find(m_needle) != std::string::npos;
    const std::size_t length = m_needle.size();
    if (length == 0)
        return true;
    for (std::size_t end = length; end <= bytes.size();) {
        const char last = asciiFolded(bytes[end - 1]);
        if (last == m_needle[length - 1]) {
            const char *at = bytes.data() + end - length;
            if (std::equal(m_needle.begin(), m_needle.end() - 1, at,
                           [](char wanted, char c) { return wanted == asciiFolded(c); }))
                return true;
        }
        end += m_skip[std::uint8_t(last)];
    }
    return false;
}

TextPattern::Answer TextPattern::match(std::string_view bytes) const
{
    switch (m_mode) {
    case Mode::Contains:
        return contains(bytes) ? Answer::Yes : Answer::No;
    case Mode::Equals:
        if (!m_folds)
            return bytes == m_needle ? Answer::Yes : Answer::No;
        if (!m_asciiOnly)
            return caseFolded(bytes) == m_needle ? Answer::Yes : Answer::No;
        return bytes.size() == m_needle.size() && contains(bytes) ? Answer::Yes : Answer::No;
    case Mode::Regex:
        break;
    }
    const QRegularExpressionMatch match =
        m_regex.match(QString::fromUtf8(bytes.data(), qsizetype(bytes.size())));
    if (!match.isValid())
        return Answer::GaveUp;
    return match.hasMatch() ? Answer::Yes : Answer::No;
}

QString TextPattern::regexError() const
{
    return m_regex.isValid() ? QString() : m_regex.errorString();
}

qsizetype TextPattern::regexErrorOffset() const
{
    return std::clamp<qsizetype>(m_regex.patternErrorOffset() - limitLength(), 0, m_text.size());
}

} // namespace explorer
