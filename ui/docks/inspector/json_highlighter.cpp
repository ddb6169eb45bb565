// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/json_highlighter.h"

namespace ui {

namespace {

bool startsNumber(QChar c) { return c == u'-' || (c >= u'0' && c <= u'9'); }

bool continuesNumber(QChar c) { return startsNumber(c) || c == u'.' || c == u'e' || c == u'E' || c == u'+'; }

} // namespace

JsonHighlighter::JsonHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{}

void JsonHighlighter::setColors(const Colors &colors)
{
    m_colors = colors;
    rehighlight();
}

/// `begin` is the first character to colour, `quote` the place to look for the end from. Returns one past the
/// string.
int JsonHighlighter::colourString(const QString &text, int begin, int quote)
{
    int end = quote;
    while (end < text.size() && text[end] != u'"')
        end += text[end] == u'\\' ? 2 : 1;
    const bool closed = end < text.size();
    end = qMin(end + 1, int(text.size()));
    int after = end;
    while (after < text.size() && text[after] == u' ')
        ++after;
    const bool key = closed && after < text.size() && text[after] == u':';
    setFormat(begin, end - begin, key ? m_colors.syntaxKey : m_colors.syntaxString);
    setCurrentBlockState(closed ? Outside : InString);
    return end;
}

void JsonHighlighter::highlightBlock(const QString &text)
{
    int at = 0;
    setCurrentBlockState(Outside);
    if (previousBlockState() == InString)
        at = colourString(text, 0, 0);
    while (at < text.size()) {
        const QChar c = text[at];
        if (c == u'"') {
            at = colourString(text, at, at + 1);
        } else if (startsNumber(c)) {
            const int begin = at;
            while (at < text.size() && continuesNumber(text[at]))
                ++at;
            setFormat(begin, at - begin, m_colors.syntaxNumber);
        } else if (c.isLetter()) {
            const int begin = at;
            while (at < text.size() && text[at].isLetter())
                ++at;
            setFormat(begin, at - begin, m_colors.syntaxLiteral);
        } else {
            ++at;
        }
    }
}

} // namespace ui
