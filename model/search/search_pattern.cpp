// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/search/search_pattern.h"

#include <string>
#include <utility>

namespace explorer {

namespace {

int digitOf(QChar c)
{
    const ushort code = c.unicode();
    return code >= '0' && code <= '9'   ? code - '0'
           : code >= 'a' && code <= 'f' ? code - 'a' + 10
           : code >= 'A' && code <= 'F' ? code - 'A' + 10
                                        : -1;
}

tl::expected<std::string, SearchPattern::Fault> bytesOf(const QString &text)
{
    using Fault = SearchPattern::Fault;
    std::string bytes;
    for (qsizetype at = 0; at < text.size();) {
        const QChar c = text[at];
        if (c.isSpace() || c == u',' || c == u':' || c == u'-') {
            ++at;
            continue;
        }
        if (c == u'0' && at + 1 < text.size() && text[at + 1].toLower() == u'x') {
            at += 2;
            if (at == text.size())
                return tl::unexpected(Fault{.what = Fault::What::NotHex, .offset = at});
        }
        const int high = digitOf(text[at]);
        const int low = at + 1 < text.size() ? digitOf(text[at + 1]) : -1;
        if (high < 0 || low < 0)
            return tl::unexpected(Fault{.what = Fault::What::NotHex, .offset = high < 0 ? at : at + 1});
        bytes += char(high * 16 + low);
        at += 2;
    }
    return bytes;
}

} // namespace

tl::expected<SearchPattern, SearchPattern::Fault> SearchPattern::make(Kind kind, const QString &text, bool matchesCase)
{
    SearchPattern pattern;
    pattern.m_kind = kind;
    if (text.isEmpty() || (kind == Kind::Hex && text.trimmed().isEmpty()))
        return tl::unexpected(Fault{});
    switch (kind) {
    case Kind::Text: {
        std::string bytes = text.toStdString();
        if (matchesCase || isAscii(bytes)) {
            pattern.m_needle.emplace(std::move(bytes), !matchesCase);
            break;
        }
        // A lower-case text matches any case.
        pattern.m_pattern = TextPattern(TextPattern::Mode::Contains, text.toLower());
        pattern.m_skipsAscii = !isAscii(caseFolded(bytes));
        if (TextPattern::hasCapitals(text.toLower(), false)) // letters that have no lower case of their own
            pattern.m_needle.emplace(std::move(bytes), false);
        break;
    }
    case Kind::Hex: {
        auto bytes = bytesOf(text);
        if (!bytes)
            return tl::unexpected(bytes.error());
        if (bytes->empty())
            return tl::unexpected(Fault{});
        pattern.m_needle.emplace(std::move(*bytes), false);
        break;
    }
    case Kind::Regex: {
        // The case that is asked for goes before that of the letters.
        const QString prefix = matchesCase ? QStringLiteral("(?-i)") : QStringLiteral("(?i)");
        pattern.m_pattern = TextPattern(TextPattern::Mode::Regex, prefix + text);
        if (const QString error = pattern.m_pattern.regexError(); !error.isEmpty())
            return tl::unexpected(Fault{.what = Fault::What::BadRegex,
                                        .offset = std::max<qsizetype>(0, pattern.m_pattern.regexErrorOffset() - prefix.size()),
                                        .detail = error});
        break;
    }
    }
    return pattern;
}

TextPattern::Answer SearchPattern::match(std::string_view payload) const
{
    if (m_kind == Kind::Regex)
        return m_pattern.match(payload.substr(0, kLongestRegexText));
    if (m_skipsAscii && isAscii(payload))
        return TextPattern::Answer::No;
    return m_pattern.match(payload);
}

} // namespace explorer
