// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/layout_highlighter.h"

namespace ui {

namespace {

bool isWord(QChar c) { return c.isLetterOrNumber() || c == u'_'; }

qsizetype endOfWord(const QString &text, qsizetype at)
{
    while (at < text.size() && isWord(text[at]))
        ++at;
    return at;
}

qsizetype endOfNumber(const QString &text, qsizetype at)
{
    while (at < text.size() && (isWord(text[at]) || text[at] == u'.' ||
                                ((text[at] == u'-' || text[at] == u'+') && (text[at - 1] == u'e' || text[at - 1] == u'E'))))
        ++at;
    return at;
}

} // namespace

LayoutHighlighter::LayoutHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{}

void LayoutHighlighter::setEnabled(bool on)
{
    if (m_on == on)
        return;
    m_on = on;
    rehighlight();
}

void LayoutHighlighter::setColors(const Colors &colors)
{
    m_colors = colors;
    rehighlight();
}

void LayoutHighlighter::highlightBlock(const QString &text)
{
    if (!m_on)
        return;
    int labels = qMax(0, previousBlockState()); // braces that are open around names of values
    bool begins = labels == 0;                   // a statement; those of a group stand in its braces
    bool isGroup = false;
    qsizetype at = 0;
    while (at < text.size()) {
        const QChar c = text[at];
        qsizetype end = at + 1;
        if (c == u'#') {
            end = text.size();
            setFormat(int(at), int(end - at), m_colors.muted);
        } else if (c == u'"') {
            const qsizetype quote = text.indexOf(c, end);
            end = quote < 0 ? text.size() : quote + 1;
            setFormat(int(at), int(end - at), m_colors.syntaxString);
        } else if (c.isDigit()) {
            end = endOfNumber(text, at);
            setFormat(int(at), int(end - at), m_colors.syntaxNumber);
        } else if (isWord(c)) {
            end = endOfWord(text, at);
            setFormat(int(at), int(end - at),
                      labels > 0 ? m_colors.syntaxString
                      : begins   ? m_colors.syntaxLiteral
                                 : m_colors.syntaxKey);
            const QStringView word = QStringView(text).mid(at, end - at);
            isGroup |= begins && (word == u"repeat" || word == u"if");
            begins = false;
        } else if (c == u'{' && isGroup && labels == 0) {
            isGroup = false;
            begins = true;
        } else if (c == u'{') {
            ++labels;
        } else if (c == u'}' && labels > 0) {
            --labels;
        } else if ((c == u';' || c == u'}') && labels == 0) {
            begins = true;
        }
        at = end;
    }
    setCurrentBlockState(labels);
}

} // namespace ui
